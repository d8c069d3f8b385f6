import type { Command } from "commander";
import type { Cli } from "../cli.ts";
import { Failure } from "../failure.ts";
import { type Api, answer, type Schemas } from "../http/api.ts";
import { tableOf } from "../output/table.ts";
import { type Does, type Group, ofApp } from "./command.ts";
import { listOf, more, type Paging, type Place, paged } from "./paging.ts";

type Page = Omit<Schemas["AppReceipts"], "pending"> & { readonly pending?: number };
type Receipt = {
  readonly number: number;
  readonly cause: string;
  readonly scope: { readonly kind: string };
  readonly ended: string;
  readonly outcome: string;
  readonly holders: readonly { readonly deleted: number }[];
};

const opened = ({ receipt }: Schemas["SignedReceipt"]): Receipt =>
  JSON.parse(Buffer.from(receipt, "base64").toString());

const rowOf = ({ number, cause, scope, ended, outcome, holders }: Receipt) => [
  ...[number, cause, scope.kind, ended],
  ...[holders.reduce((sum, { deleted }) => sum + deleted, 0), outcome],
];

const pendingText = ({ pending = 0 }: Page): string =>
  pending === 0 ? "" : `\n\n${pending} to be signed`;

const head = ["number", "cause", "about", "ended", "deleted", "outcome"];

type Listing = Paging & { readonly chain?: string };

/** Reads an app's receipts; or a chain's that is named, which answers as the former do, save what is to come. */
const reading = (api: Api, app: () => string, chain: string | undefined) => {
  if (chain === undefined) {
    const path = { appId: app() };
    return (query: Place): Promise<{ data?: Page }> =>
      api.GET("/v1/apps/{appId}/receipts", { params: { path, query } });
  }
  return (query: Place) =>
    api.GET("/v1/receipts", { params: { query: { ...query, chain } } }) as Promise<{ data?: Page }>;
};

const list = (group: Command, does: Does) =>
  paged(ofApp(group.command("list")))
    .description("list the receipts of an app's deletions")
    .option("--chain <name>", "of this chain instead, such as `sweep`: operator")
    .action(
      does(async (cli, { chain, ...options }: Listing) => {
        const read = reading(await cli.api(), cli.app, chain);
        const page = await listOf(read, "receipts", options);
        const rows = page.receipts.map((signed) => rowOf(opened(signed)));
        cli.show(
          page,
          () => `${tableOf(head, rows, "There are no receipts")}${pendingText(page)}${more(page)}`,
        );
      }),
    );

type Verifying = {
  readonly key?: string;
  readonly head: readonly string[];
  readonly whole?: boolean;
  readonly app?: string;
};

const checked = async (
  cli: Cli,
  { key, head: heads, whole, app }: Verifying,
  names: readonly string[],
) => {
  const { verifyChain, verifyFiles } = await import("../receipts/verify.ts");
  if (names.length === 0) return verifyChain(await cli.api(), cli.app(), key);
  if (app !== undefined) throw new Failure("usage", "Either files are verified, or an app's chain");
  return verifyFiles(names, { key: key ?? "receipt-key.pem", head: heads, whole });
};

const verify = (group: Command, does: Does) =>
  ofApp(group.command("verify [files...]"))
    .description(
      "check an app's whole chain, or files without asking anybody; 1 if anything is wrong",
    )
    .option("--key <pem>", "the public key that was kept (of files: receipt-key.pem)")
    .option("--head <file...>", "a chain must end where this says", [])
    .option("--whole", "a chain must begin with number 1")
    .action(
      does(async (cli, options: Verifying, ...names: string[]) => {
        const { isVerified, verdictLines } = await import("../receipts/verdict.ts");
        const found = await checked(cli, options, names.flat());
        cli.show(found, () => verdictLines(found).join("\n"));
        return isVerified(found) ? "ok" : "failed";
      }),
    );

const key = (group: Command, does: Does) =>
  group
    .command("key")
    .description("the public key of receipts, in PEM: keep it. Open to all")
    .action(
      does(async (cli) => {
        const api = await cli.api("public");
        const pem = await answer(api.GET("/v1/receipt-key", { parseAs: "text" }));
        cli.show({ pem }, () => pem.trimEnd());
      }),
    );

export const receipts: Group = (program, does) => {
  const group = program.command("receipts").description("what proves deletions");
  for (const add of [list, verify, key]) add(group, does);
};
