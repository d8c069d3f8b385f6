import type { Command } from "commander";
import type { Cli } from "../cli.ts";
import { Failure } from "../failure.ts";
import { answer } from "../http/api.ts";
import { previewText } from "../requests/preview-text.ts";
import type { Waiting } from "../requests/watch.ts";
import { asking, type Does, type Group, ofApp } from "./command.ts";
import { create, preview } from "./request-filing.ts";
import { id, listing, one, place, show, watching, watchTo } from "./request-parts.ts";

const list = (group: Command, does: Does) =>
  listing(
    group,
    does,
    "requests to delete",
    (api, appId) => (query) =>
      api.GET("/v1/apps/{appId}/deletion-requests", { params: { path: { appId }, query } }),
  );

const shown = (group: Command, does: Does) =>
  ofApp(group.command("show"))
    .description("show a request")
    .addArgument(id())
    .action(
      does(async (cli, _options, request: string) => {
        show(cli, await answer((await cli.api()).GET(place, one(cli, request))));
      }),
    );

const cancel = (group: Command, does: Does) =>
  asking(ofApp(group.command("cancel")))
    .description("call a request off, while it is pending or its plan has changed")
    .addArgument(id())
    .action(
      does(async (cli, _options, request: string) => {
        await cli.confirm("The person's request will not be carried out.");
        show(cli, await answer((await cli.api()).DELETE(place, one(cli, request))));
      }),
    );

/** What is waiting to be agreed to. */
const changedPlan = async (cli: Cli, request: string) => {
  const { preview: found } = await answer((await cli.api()).GET(place, one(cli, request)));
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
        const call = { ...one(cli, request), body: { previewDigest } };
        show(cli, await answer((await cli.api()).PATCH(place, call)));
      }),
    );

const watch = (group: Command, does: Does) =>
  watching(ofApp(group.command("watch")))
    .description(
      "wait for a request's end: 0 completed, 1 denied or called off, 3 its plan has changed, 6 too late",
    )
    .addArgument(id())
    .action(does((cli, options: Waiting, request: string) => watchTo(cli, request, options)));

export const requests: Group = (program, does) => {
  const group = program.command("requests").description("requests to delete");
  for (const add of [preview, create, list, shown, cancel, agree, watch]) add(group, does);
};
