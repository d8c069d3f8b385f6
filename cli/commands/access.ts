import { Argument, type Command } from "commander";
import type { Cli } from "../cli.ts";
import { Failure } from "../failure.ts";
import { path } from "../http/path.ts";
import { bytesText } from "../output/numbers.ts";
import { tableOf } from "../output/table.ts";
import type { Bundle } from "../requests/download.ts";
import { type Request, requestFacts } from "../requests/request.ts";
import { patienceOf, watched } from "../requests/watch.ts";
import { type Does, type Group, ofApp } from "./command.ts";
import { listOf, more, type Paging, paged } from "./paging.ts";
import { head, rowOf } from "./requests.ts";

type AccessRequest = Request & { readonly bundle?: Bundle };

const placeOf = (cli: Cli, id?: string): string =>
  id === undefined
    ? path`/v1/apps/${cli.app()}/access-requests`
    : path`/v1/apps/${cli.app()}/access-requests/${id}`;

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
    .requiredOption("--user <id>", "who asks")
    .option("--request-id <uuid>", "an id of your own, by which the same request may be sent again")
    .option("--submitted-at <instant>", "when the person asked")
    .action(
      does(async (cli, { user: userId, requestId, submittedAt }: Asking) => {
        const body = { userId, requestId, submittedAt };
        show(cli, await (await cli.api()).call({ method: "POST", path: placeOf(cli), body }));
      }),
    );

type Requests = { readonly requests: readonly Request[]; readonly next?: string };

const list = (group: Command, does: Does) =>
  paged(ofApp(group.command("list")))
    .description("list requests for access")
    .action(
      does(async (cli, options: Paging) => {
        const page = await listOf<Requests>(await cli.api(), placeOf(cli), "requests", options);
        cli.show(
          page,
          () => `${tableOf(head, page.requests.map(rowOf), "There are no requests")}${more(page)}`,
        );
      }),
    );

const one = (group: Command, does: Does) =>
  ofApp(group.command("show"))
    .description("show a request for access, and what has become of its bundle")
    .addArgument(new Argument("<request>", "its id"))
    .action(
      does(async (cli, _options, id: string) => {
        show(cli, await (await cli.api()).call({ path: placeOf(cli, id) }));
      }),
    );

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

type Downloading = {
  readonly to: string;
  readonly wait?: boolean;
  readonly interval?: string;
  readonly timeout?: string;
};

const download = (group: Command, does: Does) =>
  ofApp(group.command("download"))
    .description("fetch the files of a bundle; they are a person's whole data")
    .addArgument(new Argument("<request>", "its id"))
    .option("--to <folder>", "where to put them", ".")
    .option("--wait", "wait until the bundle is there")
    .option("--interval <s>", "look every so many seconds (default: 2)")
    .option("--timeout <s>", "wait so many seconds at the most (default: until the deadline)")
    .action(
      does(async (cli, options: Downloading, id: string) => {
        const api = await cli.api();
        if (options.wait) await watched(cli, api, placeOf(cli, id), patienceOf(options));
        const bundle = bundleOf(await api.call<AccessRequest>({ path: placeOf(cli, id) }));
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
  for (const add of [create, list, one, download]) add(group, does);
};
