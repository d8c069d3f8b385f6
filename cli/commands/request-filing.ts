/** Seeing what a request to delete would do, and filing it. */
import { type Command, Option } from "commander";
import type { Cli } from "../cli.ts";
import { answer, type Schemas } from "../http/api.ts";
import { given } from "../http/given.ts";
import { previewText } from "../requests/preview-text.ts";
import { type Subject, subjectOf } from "../requests/request.ts";
import type { Waiting } from "../requests/watch.ts";
import { asking, type Does, ofApp } from "./command.ts";
import { show, watching, watchTo } from "./request-parts.ts";
import { conversation, person } from "./values.ts";

const about = (command: Command): Command =>
  ofApp(command)
    .option("--user <id>", "a person: the profile, and every message that they wrote", person)
    .option("--conversation <id>", "a conversation", conversation)
    .addOption(
      new Option("--category <name>", "all that the app has of it").choices([
        ...["messages", "userInformation", "logData", "monitoringData"],
      ]),
    );

type Filing = Subject &
  Waiting & {
    readonly requestId?: string;
    readonly submittedAt?: string;
    readonly callbackUrl?: string[];
    readonly previewDigest?: string;
    readonly yes?: boolean;
    readonly watch?: boolean;
  };

type Wanted = Schemas["DeletionRequest"];

const previewIn = async (cli: Cli, body: Wanted): Promise<Schemas["Preview"]> => {
  const params = { path: { appId: cli.app() } };
  const api = await cli.api();
  return answer(api.POST("/v1/apps/{appId}/deletion-requests/preview", { params, body }));
};

const file = async (cli: Cli, body: Wanted): Promise<Schemas["Request"]> => {
  const params = { path: { appId: cli.app() } };
  return answer((await cli.api()).POST("/v1/apps/{appId}/deletion-requests", { params, body }));
};

/** Shows what would go, and files the request for exactly that, if somebody agrees. */
const agreed = async (cli: Cli, options: Filing, subject: Wanted): Promise<string | undefined> => {
  if (options.yes || options.previewDigest !== undefined) {
    await cli.confirm("What the request names will be deleted.");
    return options.previewDigest;
  }
  if (!cli.io.terminal.in) await cli.confirm("What the request names will be deleted.");
  const preview = await previewIn(cli, subject);
  cli.note(previewText(preview));
  await cli.confirm("That will be deleted.");
  return preview.digest;
};

export const preview = (group: Command, does: Does) =>
  about(group.command("preview"))
    .description("what a request would do; nothing is touched")
    .action(
      does(async (cli, options: Subject) => {
        const found = await previewIn(cli, subjectOf(options));
        cli.show(found, () => previewText(found));
      }),
    );

export const create = (group: Command, does: Does) =>
  watching(asking(about(group.command("create"))))
    .description("have something deleted; shows what would go and asks, unless --yes")
    .option("--request-id <uuid>", "an id of your own, by which the same request may be sent again")
    .option("--submitted-at <instant>", "when the person asked")
    .option("--callback-url <url...>", "what is to hear of every change")
    .option("--preview-digest <digest>", "only if what goes is what `preview` showed")
    .option("--watch", "wait for its end")
    .action(
      does(async (cli, options: Filing) => {
        const { requestId, submittedAt, callbackUrl: callbackUrls } = options;
        const subject = subjectOf(options);
        const previewDigest = await agreed(cli, options, subject);
        const chosen = given({ requestId, submittedAt, callbackUrls, previewDigest });
        const request = await file(cli, { ...subject, ...chosen });
        if (options.watch) return watchTo(cli, request.requestId, options);
        show(cli, request);
        return "ok";
      }),
    );
