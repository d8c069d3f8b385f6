import { Argument, type Command } from "commander";
import type { Cli } from "../cli.ts";
import { Failure } from "../failure.ts";
import { tableOf } from "../output/table.ts";
import { previewText } from "../requests/preview-text.ts";
import type { Request } from "../requests/request.ts";
import type { Waiting } from "../requests/watch.ts";
import { asking, type Does, type Group, ofApp } from "./command.ts";
import { listOf, more, type Paging, paged } from "./paging.ts";
import { create, preview } from "./request-filing.ts";
import { placeOf, show, watching, watchTo } from "./request-parts.ts";

const id = () => new Argument("<request>", "its id");

type Requests = { readonly requests: readonly Request[]; readonly next?: string };
export const head = ["request", "about", "state", "submitted", "deadline", "changed"];
export const rowOf = ({ requestId, scope, category, state, ...at }: Request) => [
  ...[requestId, category ?? scope, state, at.submittedAt, at.deadline, at.changedAt],
];

const list = (group: Command, does: Does) =>
  paged(ofApp(group.command("list")))
    .description("list requests to delete")
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
    .description("show a request")
    .addArgument(id())
    .action(
      does(async (cli, _options, request: string) => {
        show(cli, await (await cli.api()).call({ path: placeOf(cli, request) }));
      }),
    );

const cancel = (group: Command, does: Does) =>
  asking(ofApp(group.command("cancel")))
    .description("call a request off, while it is pending or its plan has changed")
    .addArgument(id())
    .action(
      does(async (cli, _options, request: string) => {
        await cli.confirm("The person's request will not be carried out.");
        const call = { method: "DELETE", path: placeOf(cli, request) } as const;
        show(cli, await (await cli.api()).call<Request>(call));
      }),
    );

/** What is waiting to be agreed to. */
const changedPlan = async (cli: Cli, request: string) => {
  const { preview: found } = await (await cli.api()).call<Request>({ path: placeOf(cli, request) });
  if (found === undefined)
    throw new Failure("refused", "Its plan has not changed", "`requests show` says how far it is");
  cli.note(previewText(found));
  await cli.confirm("That will be deleted instead.");
  return found.digest;
};

type Agreeing = { readonly previewDigest?: string };

const agree = (group: Command, does: Does) =>
  asking(ofApp(group.command("agree")))
    .description("agree to a plan that has changed")
    .addArgument(id())
    .option("--preview-digest <digest>", "only if this is the plan (default: shows it and asks)")
    .action(
      does(async (cli, options: Agreeing, request: string) => {
        const { previewDigest: named } = options;
        if (named !== undefined) await cli.confirm("What is in that plan will be deleted.");
        const previewDigest = named ?? (await changedPlan(cli, request));
        const call = { method: "PATCH", path: placeOf(cli, request) } as const;
        show(cli, await (await cli.api()).call<Request>({ ...call, body: { previewDigest } }));
      }),
    );

const watch = (group: Command, does: Does) =>
  watching(ofApp(group.command("watch")))
    .description(
      "wait for a request's end: 0 completed, 1 denied or called off, 3 its plan has changed, 6 too late",
    )
    .addArgument(id())
    .action(
      does((cli, options: Waiting, request: string) =>
        watchTo(cli, placeOf(cli, request), options),
      ),
    );

export const requests: Group = (program, does) => {
  const group = program.command("requests").description("requests to delete");
  for (const add of [preview, create, list, one, cancel, agree, watch]) add(group, does);
};
