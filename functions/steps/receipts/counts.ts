import type { CountsByHolder } from "../../domain/receipt-draft.ts";
import { categories } from "../../policy/categories.ts";
import type { ErasureKind, Erasures, Holder } from "../../ports.ts";
import type { Erasure } from "../retention/erasure.ts";

/** What an erasure did in a store, as its receipt counts it. */
export const countsOf = (
  { category }: Pick<Holder, "category">,
  { erased, refused }: Pick<Erasure, "erased" | "refused">,
): CountsByHolder => ({
  [categories[category].table]: { found: erased + refused, deleted: erased, refused },
});

/**
 * Keeps count for the receipt of what an erasure did, once there is something to count. What comes when a settlement's
 * counts have been closed is counted for the next one's receipt; of an app whose purge has ended nothing comes any more.
 */
export const tally = async (
  erasures: Erasures,
  { app, kind }: { readonly app: string; readonly kind: ErasureKind },
  counts: CountsByHolder,
  now: number,
): Promise<void> => {
  const found = Object.entries(counts).filter(([, one]) => one.found > 0);
  if (found.length === 0) return;
  const add = () => erasures.tally(app, kind, Object.fromEntries(found), now);
  if ((await add()) || kind === "purge") return;
  await erasures.openTally(app, kind, now);
  if (!(await add())) throw new Error("The counts were closed again");
};
