import * as z from "zod/mini";
import { appId } from "../domain/fields.ts";
import { pagingSchema } from "../domain/paging.ts";
import { chainName } from "../domain/receipt.ts";
import type { Receipts } from "../ports.ts";
import { readChain } from "../steps/receipts/read-chain.ts";

export const receiptQuery = z.union([
  z.extend(pagingSchema, { chain: chainName() }),
  z.strictObject({ appId: appId() }),
]);
export type ReceiptQuery = z.infer<typeof receiptQuery>;

/** A page of a chain, or the chains of the purged apps that had an id. */
export const readReceipts = async (receipts: Receipts, query: ReceiptQuery) =>
  "chain" in query
    ? readChain(receipts, query.chain, query)
    : { chains: await receipts.chainsOf(query.appId) };
