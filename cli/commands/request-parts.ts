/** What requests to delete and requests for access have in common. */
import { Argument, type Command } from "commander";
import type { Cli } from "../cli.ts";
import { type Api, answer, type Schemas } from "../http/api.ts";
import { tableOf } from "../output/table.ts";
import { type Request, requestFacts } from "../requests/request.ts";
import { type Waiting, watched } from "../requests/watch.ts";
import { type Does, ofApp } from "./command.ts";
import { listOf, more, type Paging, paged, type Read } from "./paging.ts";
import { seconds } from "./values.ts";

/** Where a request to delete is. */
export const place = "/v1/apps/{appId}/deletion-requests/{requestId}";

/** The argument that names a request. */
export const id = () => new Argument("<request>", "its id");

/** The parameters of a call about one request. */
export const one = (cli: Cli, requestId: string) => ({
  params: { path: { appId: cli.app(), requestId } },
});

/** Answers with a request. */
export const show = (cli: Cli, request: Request): void =>
  cli.show(request, () => requestFacts(request));

const head = ["request", "about", "state", "submitted", "deadline", "changed"];
const rowOf = ({ requestId, scope, category, state, ...at }: Request) => [
  ...[requestId, category ?? scope, state, at.submittedAt, at.deadline, at.changedAt],
];

type Reader = (api: Api, appId: string) => Read<Schemas["Requests"]>;

/** A command that lists requests. */
export const listing = (group: Command, does: Does, what: string, reader: Reader) =>
  paged(ofApp(group.command("list")))
    .description(`list ${what}`)
    .action(
      does(async (cli, options: Paging) => {
        const page = await listOf(reader(await cli.api(), cli.app()), "requests", options);
        const rows = page.requests.map(rowOf);
        cli.show(page, () => `${tableOf(head, rows, "There are no requests")}${more(page)}`);
      }),
    );

/** A command that waits. */
export const watching = (command: Command): Command =>
  command
    .option("--interval <s>", "look every so many seconds (default: 2)", seconds)
    .option(
      "--timeout <s>",
      "wait so many seconds at the most (default: until the deadline)",
      seconds,
    );

/** Waits for the end of a request, and answers with it. */
export const watchTo = async (cli: Cli, requestId: string, options: Waiting) => {
  const api = await cli.api();
  const read = () => answer(api.GET(place, one(cli, requestId)));
  const { request, exit } = await watched(cli, read, options);
  show(cli, request);
  return exit;
};
