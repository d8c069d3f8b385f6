import type { Command } from "commander";
import type { Cli } from "../cli.ts";
import type { Question } from "../holdings/holdings.ts";
import { answer, type Schemas } from "../http/api.ts";
import { given } from "../http/given.ts";
import { factsOf, tableOf } from "../output/table.ts";
import { asking, type Does, type Group } from "./command.ts";
import { listOf, more, type Paging, type Place, paged } from "./paging.ts";

const showApp = (cli: Cli, app: Schemas["App"]): void =>
  cli.show(app, () => factsOf({ ...app, clientIds: app.clientIds.join(", ") }));

const named = (cli: Cli, id: string | undefined): string => id ?? cli.app();

/** The app that is named, as a parameter of a call. */
const of = (appId: string) => ({ params: { path: { appId } } });

const list = (group: Command, does: Does) =>
  paged(group.command("list"))
    .description("list apps: operator")
    .action(
      does(async (cli, options: Paging) => {
        const api = await cli.api();
        const read = (query: Place) => api.GET("/v1/apps", { params: { query } });
        const page = await listOf(read, "apps", options);
        const rows = page.apps.map(({ appId, status, region, registeredAt, purgeAt }) => [
          ...[appId, status, region, registeredAt, purgeAt],
        ]);
        const head = ["app", "status", "region", "registered", "purge"];
        cli.show(page, () => `${tableOf(head, rows, "There are no apps")}${more(page)}`);
      }),
    );

const show = (group: Command, does: Does) =>
  group
    .command("show [app]")
    .description("show an app, and when it is purged")
    .action(
      does(async (cli, _options, id?: string) => {
        const api = await cli.api();
        showApp(cli, await answer(api.GET("/v1/apps/{appId}", of(named(cli, id)))));
      }),
    );

type Registration = {
  readonly uin: string;
  readonly region: string;
  readonly client: string[];
  readonly consentVersion?: string;
  readonly consentReference?: string;
  readonly consentStatedAt?: string;
  readonly minimumAge: Schemas["Registration"]["minimumAges"];
};

const ages = (text: string, before: Readonly<Record<string, number>>) => {
  const [who = "", age] = text.includes("=") ? text.split("=") : ["default", text];
  return { ...before, [who]: Number(age) };
};

const registrationOf = (appId: string, options: Registration, now: number) => {
  const { consentVersion: version, consentReference: reference = "", consentStatedAt } = options;
  const statedAt = consentStatedAt ?? new Date(now).toISOString();
  return {
    appId,
    uin: options.uin,
    region: options.region,
    clientIds: options.client,
    ...(version === undefined ? {} : { consent: { version, reference, statedAt } }),
    minimumAges: options.minimumAge,
  };
};

const register = (group: Command, does: Does) =>
  group
    .command("register <app>")
    .description("register an app: operator. Without a consent statement nothing is stored")
    .requiredOption("--uin <uin>", "whose app it is")
    .requiredOption("--region <region>", "where its data is: the deployment's region")
    .requiredOption("--client <id...>", "the clients of the issuer that speak for it")
    .option("--consent-version <version>", "of the statement that end users agreed to")
    .option("--consent-reference <text>", "where it is")
    .option("--consent-stated-at <instant>", "when (default: now)")
    .option("--minimum-age <age>", "of consent: 13, or DE=16; may come again", ages, {})
    .action(
      does(async (cli, options: Registration, id: string) => {
        const body = registrationOf(id, options, cli.io.now());
        showApp(cli, await answer((await cli.api()).POST("/v1/apps", { body })));
      }),
    );

const end = (group: Command, does: Does) =>
  asking(group.command("terminate [app]"))
    .description("end an app's use: it is purged two calendar months later")
    .action(
      does(async (cli, _options, id?: string) => {
        const app = named(cli, id);
        await cli.confirm(
          `All data of ${app} will be purged two months from now, unless it is reactivated.`,
        );
        const api = await cli.api();
        showApp(cli, await answer(api.POST("/v1/apps/{appId}/termination", of(app))));
      }),
    );

const reactivate = (group: Command, does: Does) =>
  group
    .command("reactivate [app]")
    .description("bring a terminated app back, until its purge begins")
    .action(
      does(async (cli, _options, id?: string) => {
        const api = await cli.api();
        showApp(cli, await answer(api.DELETE("/v1/apps/{appId}/termination", of(named(cli, id)))));
      }),
    );

const holdings = (group: Command, does: Does) =>
  group
    .command("holdings [app]")
    .description("what is held of an app, how old it is, and on which days it goes")
    .option("--category <name>", "only of this one")
    .action(
      does(async (cli, options: Pick<Question, "category">, id?: string) => {
        const { category } = options;
        const { holdingsOf } = await import("../holdings/holdings.ts");
        const { holdingsText } = await import("../holdings/text.ts");
        const found = await holdingsOf(await cli.api(), named(cli, id), given({ category }));
        cli.show(found, () => holdingsText(found));
      }),
    );

export const apps: Group = (program, does) => {
  const group = program.command("apps").description("apps and their life");
  for (const add of [list, show, register, end, reactivate, holdings]) add(group, does);
};
