import { readFileSync } from "node:fs";
import * as z from "zod/mini";
import { chainName } from "../../functions/domain/receipt.ts";
import { checkReceipts } from "../../functions/domain/receipt-check.ts";
import { publicKeyOf } from "../../functions/domain/receipt-key.ts";
import { pagesOf } from "../commands/paging.ts";
import { Failure, lineOf } from "../failure.ts";
import type { Api } from "../http/api.ts";
import { path } from "../http/path.ts";
import type { Checked } from "./verdict.ts";

const headSchema = z.object({ chain: chainName(), number: z.int(), hash: z.string() });
type Head = z.infer<typeof headSchema>;

export type Demands = {
  readonly key: string;
  readonly head: readonly string[];
  readonly whole?: boolean | undefined;
};

const reading = <T>(name: string, read: (text: string) => T): T => {
  try {
    return read(readFileSync(name, "utf8"));
  } catch (error) {
    const why = error instanceof z.core.$ZodError ? "it is not what it should be" : lineOf(error);
    throw new Failure("usage", `${name} cannot be read: ${why}`);
  }
};

/** Checks files with a public key, without asking anybody. Throws "usage" for what cannot be read. */
export const verifyFiles = (
  names: readonly string[],
  { key, head, whole = false }: Demands,
): Checked =>
  checkReceipts(
    names.map((name) => ({ name, text: reading(name, (text) => text) })),
    reading(key, publicKeyOf),
    {
      whole,
      heads: head.map((name) => reading(name, (text) => headSchema.parse(JSON.parse(text)))),
    },
  );

type Page = {
  readonly chain: string;
  readonly receipts: readonly object[];
  readonly next?: string;
};

const nothing = () =>
  new Failure(
    "notFound",
    "There are no receipts yet",
    "The notary signs with the next sweep but one",
  );

/** The chain as far as its head told when it was asked: what is signed meanwhile is left for the next time. */
const chainOf = async (api: Api, place: string) => {
  const first = await api.call<Page>({ path: place, query: { limit: "1" } });
  if (first.receipts.length === 0) throw nothing();
  const head = await api.call<Head>({ path: path`/v1/receipt-chains/${first.chain}/head` });
  const receipts: object[] = [];
  for await (const page of pagesOf<Page>(api, place, { limit: "100" })) {
    receipts.push(...page.receipts);
  }
  return { head, receipts: receipts.slice(0, head.number) };
};

/** Fetches an app's whole chain and its head; checks it with a key: one that was kept, or the deployment's own. */
export const verifyChain = async (
  api: Api,
  app: string,
  key: string | undefined,
): Promise<Checked> => {
  const { head, receipts } = await chainOf(api, path`/v1/apps/${app}/receipts`);
  const pem =
    key === undefined
      ? await api.call<string>({ path: "/v1/receipt-key" })
      : reading(key, (text) => text);
  const file = { name: app, text: JSON.stringify({ receipts }) };
  return checkReceipts([file], publicKeyOf(pem), { whole: true, heads: [head] });
};
