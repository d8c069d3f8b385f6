import * as z from "zod/mini";
import { Problem } from "../domain/problem.ts";
import { chainName } from "../domain/receipt.ts";
import type { Receipts } from "../ports.ts";

export const chainPath = z.object({ chain: chainName() });

/** The number and hash of a chain's last receipt. Throws "not-found" for a chain that has none. */
export const readHead = async (receipts: Receipts, chain: string) => {
  const head = await receipts.head(chain);
  if (head === undefined) throw new Problem("not-found");
  return { chain, ...head };
};
