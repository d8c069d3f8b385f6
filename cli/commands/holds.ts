import { Argument, type Command, Option } from "commander";
import type { Cli } from "../cli.ts";
import { Failure } from "../failure.ts";
import { agreementText, noteOfAgreement } from "../holds/agreement.ts";
import { coversText, firstLook, warnOfEmpty } from "../holds/covers.ts";
import { answer, type Schemas } from "../http/api.ts";
import { factsOf, tableOf } from "../output/table.ts";
import { asking, type Does, type Group, ofApp } from "./command.ts";
import { conversation, person } from "./values.ts";

type Asked = Schemas["HoldRequest"];

type Wanted = {
  readonly wholeApp?: boolean;
  readonly user?: string;
  readonly conversation?: string;
  readonly category: Asked["categories"];
  readonly authority: string;
  readonly reference: string;
  readonly reviewAt: string;
};

const scopesOf = ({ wholeApp, user, conversation }: Wanted): Asked["scope"][] => [
  ...(wholeApp === true ? [{ kind: "app" } as const] : []),
  ...(user === undefined ? [] : [{ kind: "user", userId: user } as const]),
  ...(conversation === undefined
    ? []
    : [{ kind: "conversation", conversationId: conversation } as const]),
];

const scopeOf = (wanted: Wanted): Asked["scope"] => {
  const [scope, ...others] = scopesOf(wanted);
  if (scope !== undefined && others.length === 0) return scope;
  throw new Failure("usage", "A hold is on exactly one of --user, --conversation and --whole-app");
};

/** A hold as a list of facts. */
const shown = (hold: Schemas["Hold"]) => {
  const { scope, categories, covers, agreement, liftAskedBy, byMachine, ...facts } = hold;
  return {
    ...facts,
    ...{ scope: scope.kind, categories: categories.join(", "), covers: coversText(hold) },
    agreement: agreementText(hold),
  };
};

const inApp = (cli: Cli) => ({ params: { path: { appId: cli.app() } } });

const place = (group: Command, does: Does) =>
  ofApp(group.command("place"))
    .description(
      "place a legal hold: operator. It is pending until all that it covers has been seen to",
    )
    .option("--user <id>", "on a person's profile and messages", person)
    .option("--conversation <id>", "on a conversation", conversation)
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
        const api = await cli.api();
        const placed = await answer(api.POST("/v1/apps/{appId}/holds", { ...inApp(cli), body }));
        const hold = await firstLook(cli, placed);
        cli.show(hold, () => factsOf(shown(hold)));
        warnOfEmpty(cli, [hold]);
        noteOfAgreement(cli, [hold]);
      }),
    );

const head = [
  "hold",
  "state",
  "on",
  "covers",
  "authority",
  "reference",
  "review",
  "placed by",
  "agreement",
];

const list = (group: Command, does: Does) =>
  ofApp(group.command("list"))
    .description("list the legal holds on an app: operator")
    .action(
      does(async (cli) => {
        const api = await cli.api();
        const found = await answer(api.GET("/v1/apps/{appId}/holds", inApp(cli)));
        const rows = found.holds.map((hold) => [
          ...[hold.id, hold.state, hold.scope.kind, coversText(hold)],
          ...[hold.authority, hold.reference, hold.reviewAt, hold.placedBy, agreementText(hold)],
        ]);
        cli.show(found, () => tableOf(head, rows, "Nothing is held"));
        warnOfEmpty(cli, found.holds);
        noteOfAgreement(cli, found.holds);
      }),
    );

const outcomes = {
  lifting: "The hold is lifting",
  "second-person-needed": "A machine placed it: it is lifted when another person says so, too",
} as const;

const lift = (group: Command, does: Does) =>
  asking(ofApp(group.command("lift")))
    .description("lift a legal hold: a person who is not the one who placed it")
    .addArgument(new Argument("<hold>", "its id"))
    .action(
      does(async (cli, _options, id: string) => {
        await cli.confirm("What is overdue under this hold will be erased at once.");
        const params = { path: { appId: cli.app(), holdId: id } };
        const api = await cli.api();
        const lifted = await answer(api.DELETE("/v1/apps/{appId}/holds/{holdId}", { params }));
        cli.show(lifted, () => outcomes[lifted.state]);
      }),
    );

const agree = (group: Command, does: Does) =>
  ofApp(group.command("agree"))
    .description("agree to a hold over the bound: a person who is not the one who placed it")
    .addArgument(new Argument("<hold>", "its id"))
    .action(
      does(async (cli, _options, id: string) => {
        const params = { path: { appId: cli.app(), holdId: id } };
        const api = await cli.api();
        const path = "/v1/apps/{appId}/holds/{holdId}/agreement";
        const hold = await answer(api.POST(path, { params }));
        cli.show(hold, () => factsOf(shown(hold)));
        noteOfAgreement(cli, [hold]);
      }),
    );

export const holds: Group = (program, does) => {
  const group = program.command("holds").description("legal holds");
  for (const add of [place, list, agree, lift]) add(group, does);
};
