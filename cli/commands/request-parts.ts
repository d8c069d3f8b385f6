import type { Command } from "commander";
import type { Cli } from "../cli.ts";
import { path } from "../http/path.ts";
import { type Request, requestFacts } from "../requests/request.ts";
import { patienceOf, type Waiting, watched } from "../requests/watch.ts";

/** Where an app's requests to delete are, or one of them. */
export const placeOf = (cli: Cli, id?: string): string =>
  id === undefined
    ? path`/v1/apps/${cli.app()}/deletion-requests`
    : path`/v1/apps/${cli.app()}/deletion-requests/${id}`;

/** Answers with a request. */
export const show = (cli: Cli, request: Request): void =>
  cli.show(request, () => requestFacts(request));

/** A command that waits. */
export const watching = (command: Command): Command =>
  command
    .option("--interval <s>", "look every so many seconds (default: 2)")
    .option("--timeout <s>", "wait so many seconds at the most (default: until the deadline)");

/** Waits for the end of a request, and answers with it. */
export const watchTo = async (cli: Cli, place: string, options: Waiting) => {
  const { request, exit } = await watched(cli, await cli.api(), place, patienceOf(options));
  show(cli, request);
  return exit;
};
