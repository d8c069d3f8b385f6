import { Argument, type Command, Option } from "commander";
import type { Cli } from "../cli.ts";
import { Failure } from "../failure.ts";
import { path } from "../http/path.ts";
import { factsOf, tableOf } from "../output/table.ts";
import { asking, type Does, type Group, ofApp } from "./command.ts";

type Hold = {
  readonly id: string;
  readonly scope: { readonly kind: string; readonly digest?: string };
  readonly categories: readonly string[];
  readonly authority: string;
  readonly reference: string;
  readonly reviewAt: string;
  readonly placedAt: string;
  readonly placedBy: string;
  readonly state: string;
};

type Wanted = {
  readonly wholeApp?: boolean;
  readonly user?: string;
  readonly conversation?: string;
  readonly category: readonly string[];
  readonly authority: string;
  readonly reference: string;
  readonly reviewAt: string;
};

const scopeOf = ({ wholeApp, user, conversation }: Wanted) => {
  const scopes = [
    ...(wholeApp === true ? [{ kind: "app" }] : []),
    ...(user === undefined ? [] : [{ kind: "user", userId: user }]),
    ...(conversation === undefined ? [] : [{ kind: "conversation", conversationId: conversation }]),
  ];
  if (scopes.length === 1) return scopes[0];
  throw new Failure("usage", "A hold is on exactly one of --user, --conversation and --whole-app");
};

const holdsOf = (cli: Cli): string => path`/v1/apps/${cli.app()}/holds`;

const place = (group: Command, does: Does) =>
  ofApp(group.command("place"))
    .description(
      "place a legal hold: operator. It is pending until all that it covers has been seen to",
    )
    .option("--user <id>", "on a person's profile and messages")
    .option("--conversation <id>", "on a conversation")
    .option("--whole-app", "on everything of the app")
    .addOption(
      new Option("--category <name...>", "what of it")
        .choices(["messages", "userInformation", "logData", "monitoringData"])
        .makeOptionMandatory(),
    )
    .requiredOption("--authority <name>", "who ordered it")
    .requiredOption("--reference <text>", "the order; not the person's name")
    .requiredOption("--review-at <instant>", "when somebody must look at it again")
    .action(
      does(async (cli, options: Wanted) => {
        const { category, authority, reference, reviewAt } = options;
        const body = {
          scope: scopeOf(options),
          categories: category,
          authority,
          reference,
          reviewAt,
        };
        const hold = await (await cli.api()).call<Hold>({
          method: "POST",
          path: holdsOf(cli),
          body,
        });
        const { scope, categories, ...facts } = hold;
        cli.show(hold, () =>
          factsOf({ ...facts, scope: scope.kind, categories: categories.join(", ") }),
        );
      }),
    );

const head = ["hold", "state", "on", "categories", "authority", "reference", "review", "placed by"];

const list = (group: Command, does: Does) =>
  ofApp(group.command("list"))
    .description("list the legal holds on an app: operator")
    .action(
      does(async (cli) => {
        const answer = await (await cli.api()).call<{ holds: Hold[] }>({ path: holdsOf(cli) });
        const rows = answer.holds.map((hold) => [
          ...[hold.id, hold.state, hold.scope.kind, hold.categories.join(", ")],
          ...[hold.authority, hold.reference, hold.reviewAt, hold.placedBy],
        ]);
        cli.show(answer, () => tableOf(head, rows, "Nothing is held"));
      }),
    );

const lift = (group: Command, does: Does) =>
  asking(ofApp(group.command("lift")))
    .description("lift a legal hold: an operator who is not the one who placed it")
    .addArgument(new Argument("<hold>", "its id"))
    .action(
      does(async (cli, _options, id: string) => {
        await cli.confirm("What is overdue under this hold will be erased at once.");
        const request = {
          method: "DELETE",
          path: `${holdsOf(cli)}/${encodeURIComponent(id)}`,
        } as const;
        const answer = await (await cli.api()).call<{ state: string }>(request);
        cli.show(answer, () => `The hold is ${answer.state}`);
      }),
    );

export const holds: Group = (program, does) => {
  const group = program.command("holds").description("legal holds");
  for (const add of [place, list, lift]) add(group, does);
};
