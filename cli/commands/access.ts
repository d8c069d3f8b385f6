import type { Command } from "commander";
import type { Cli } from "../cli.ts";
import { Failure } from "../failure.ts";
import { answer, type Schemas } from "../http/api.ts";
import { given } from "../http/given.ts";
import { bytesText } from "../output/numbers.ts";
import { tableOf } from "../output/table.ts";
import type { Bundle } from "../requests/download.ts";
import { requestFacts } from "../requests/request.ts";
import { type Waiting, watched } from "../requests/watch.ts";
import { type Does, type Group, ofApp } from "./command.ts";
import { id, listing, one, watching } from "./request-parts.ts";
import { person } from "./values.ts";

type AccessRequest = Schemas["AccessRequest"];

const place = "/v1/apps/{appId}/access-requests/{requestId}";

const read = async (cli: Cli, requestId: string): Promise<AccessRequest> =>
  answer((await cli.api()).GET(place, one(cli, requestId)));

const show = (cli: Cli, { bundle, ...request }: AccessRequest): void =>
  cli.show({ ...request, ...(bundle === undefined ? {} : { bundle }) }, () =>
    [
      requestFacts(request),
      ...(bundle === undefined ? [] : [`bundle ${bundle.state}, until ${bundle.until}`]),
    ].join("\n"),
  );

type Asking = { readonly user: string; readonly requestId?: string; readonly submittedAt?: string };

const create = (group: Command, does: Does) =>
  ofApp(group.command("create"))
    .description("have a person's data put together for that person")
    .requiredOption("--user <id>", "who asks", person)
    .option("--request-id <uuid>", "an id of your own, by which the same request may be sent again")
    .option("--submitted-at <instant>", "when the person asked")
    .action(
      does(async (cli, { user: userId, requestId, submittedAt }: Asking) => {
        const params = { path: { appId: cli.app() } };
        const body = { userId, ...given({ requestId, submittedAt }) };
        const api = await cli.api();
        show(cli, await answer(api.POST("/v1/apps/{appId}/access-requests", { params, body })));
      }),
    );

const list = (group: Command, does: Does) =>
  listing(
    group,
    does,
    "requests for access",
    (api, appId) => (query) =>
      api.GET("/v1/apps/{appId}/access-requests", { params: { path: { appId }, query } }),
  );

const shown = (group: Command, does: Does) =>
  ofApp(group.command("show"))
    .description("show a request for access, and what has become of its bundle")
    .addArgument(id())
    .action(does(async (cli, _options, request: string) => show(cli, await read(cli, request))));

/** The bundle, if it can be fetched now. */
const bundleOf = ({ bundle, state, requestId }: AccessRequest): Bundle => {
  if (bundle === undefined) {
    throw new Failure(
      "refused",
      `The request is ${state}: there is no bundle yet`,
      `chat-retention access download ${requestId} --wait`,
    );
  }
  if (bundle.state === "available" || bundle.state === "empty") return bundle;
  const why =
    bundle.state === "over" ? `its day ended ${bundle.until}` : "what it was made of was erased";
  throw new Failure("notFound", `The bundle is gone: ${why}`, "Ask again with `access create`");
};

type Downloading = Waiting & { readonly to: string; readonly wait?: boolean };

const download = (group: Command, does: Does) =>
  watching(ofApp(group.command("download")))
    .description("fetch the files of a bundle; they are a person's whole data")
    .addArgument(id())
    .option("--to <folder>", "where to put them", ".")
    .option("--wait", "wait until the bundle is there")
    .action(
      does(async (cli, options: Downloading, request: string) => {
        if (options.wait) await watched(cli, () => read(cli, request), options);
        const bundle = bundleOf(await read(cli, request));
        const { downloadTo } = await import("../requests/download.ts");
        const files = await downloadTo(cli.io, bundle, options.to);
        const rows = files.map(({ file, bytes }) => [file, bytesText(bytes)]);
        cli.show({ files }, () =>
          tableOf(["file", "size"], rows, "There is nothing of this person"),
        );
      }),
    );

export const access: Group = (program, does) => {
  const group = program.command("access").description("requests of people for their own data");
  for (const add of [create, list, shown, download]) add(group, does);
};
