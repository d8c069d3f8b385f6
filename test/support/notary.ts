/** The vocabulary of the tests about receipts. */
import type { SignedReceipt } from "../../functions/domain/receipt.ts";
import type { Demands } from "../../functions/domain/receipt-chains.ts";
import { checkReceipts } from "../../functions/domain/receipt-check.ts";
import { publicKeyOf } from "../../functions/domain/receipt-key.ts";
import { opened } from "./receipts.ts";
import { sweep } from "./time.ts";
import { rowsIn, takeMessages } from "./verbs.ts";
import type { World } from "./world.ts";

/** Lets the sweep pass on what waits, and the notary work it off. */
export const sign = async (w: World): Promise<void> => {
  await sweep(w);
  for (const task of await takeMessages(w, "receiptQueue")) await signChain(w, task);
};

export const signChain = async (w: World, task: unknown): Promise<void> => {
  if ((await w.work("sign-receipts", [task])) > 0) throw new Error("The notary failed");
};

const operator = { scopes: ["chat-retention/operator"], client: "operator" };

/** The receipts of a chain, as the operator gets them. */
export const chainNamed = async (w: World, chain: string): Promise<SignedReceipt[]> =>
  (await w.call("read-receipts", { ...operator, query: { chain, limit: "100" } })).body.receipts;

/** The receipts of an app, as it gets them, opened. */
export const receiptsOf = async (w: World, app: string) => {
  const { body } = await w.call("list-receipts", { app });
  return (body.receipts as SignedReceipt[]).map(opened);
};

/** The receipts of apps with this id that were purged, opened. */
export const receiptsAfterPurge = async (w: World, appId: string) => {
  const { body } = await w.call("read-receipts", { ...operator, query: { appId } });
  const chains = await Promise.all(body.chains.map((chain: string) => chainNamed(w, chain)));
  return (chains as SignedReceipt[][]).map((chain) => chain.map(opened));
};

/** Checks receipts with nothing but the public key; answers what is wrong with them. */
export const verified = async (w: World, receipts: readonly object[], demands?: Demands) => {
  const { body } = await w.call("read-receipt-key");
  const files = [{ name: "receipts.json", text: JSON.stringify({ receipts }) }];
  return checkReceipts(files, publicKeyOf(body), demands).findings.map(({ what }) => what);
};

/** The names of what waits for the notary. */
export const drafts = async (w: World): Promise<string[]> =>
  (await rowsIn(w, "receipt-drafts"))
    .filter(({ pk }) => !/^(turn|audit)\|/.test(String(pk)))
    .map(({ sk }) => String(sk))
    .sort();
