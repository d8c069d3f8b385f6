import { readFileSync } from "node:fs";
import * as z from "zod/mini";
import { chainName } from "../../functions/domain/receipt.ts";
import { checkReceipts } from "../../functions/domain/receipt-check.ts";
import { publicKeyOf } from "../../functions/domain/receipt-key.ts";
import type { Place } from "../commands/paging.ts";
import { Failure, lineOf } from "../failure.ts";
import { type Api, answer, pages } from "../http/api.ts";
import type { Checked } from "./verdict.ts";

const headSchema = z.object({ chain: chainName(), number: z.int(), hash: z.string() });

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

const nothing = () =>
  new Failure(
    "notFound",
    "There are no receipts yet",
    "The notary signs with the next sweep but one",
  );

/** The chain as far as its head told when it was asked: what is signed meanwhile is left for the next time. */
const chainOf = async (api: Api, appId: string) => {
  const read = (query: Place) =>
    api.GET("/v1/apps/{appId}/receipts", { params: { path: { appId }, query } });
  const { chain, receipts: first } = await answer(read({ limit: 1 }));
  if (first.length === 0) throw nothing();
  const params = { path: { chain } };
  const head = await answer(api.GET("/v1/receipt-chains/{chain}/head", { params }));
  const receipts: object[] = [];
  for await (const page of pages((at) => read({ limit: 100, ...at }))) {
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
  const { head, receipts } = await chainOf(api, app);
  const pem =
    key === undefined
      ? await answer(api.GET("/v1/receipt-key", { parseAs: "text" }))
      : reading(key, (text) => text);
  const file = { name: app, text: JSON.stringify({ receipts }) };
  return checkReceipts([file], publicKeyOf(pem), { whole: true, heads: [head] });
};
