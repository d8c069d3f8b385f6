import * as z from "zod/mini";
import { Problem } from "../../domain/problem.ts";
import type { SignedReceipt } from "../../domain/receipt.ts";
import type { Receipts } from "../../ports.ts";

const place = z.pipe(z.string().check(z.regex(/^\d{1,12}$/)), z.transform(Number));

/** A cursor is the number of the last receipt that was read: it says nothing about which chain. */
const placeOf = (cursor: string): number => {
  const number = place.safeParse(cursor);
  if (!number.success) throw new Problem("invalid-cursor");
  return number.data;
};

/** A page of a chain in order of numbers, as a verifier takes it; `next` is a cursor. */
export const readChain = async (
  receipts: Receipts,
  chain: string,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<{ chain: string; receipts: readonly SignedReceipt[]; next?: string }> => {
  const last = cursor === undefined ? 0 : placeOf(cursor);
  const { items, next } = await receipts.page(chain, limit, last);
  return { chain, receipts: items, ...(next === undefined ? {} : { next }) };
};
