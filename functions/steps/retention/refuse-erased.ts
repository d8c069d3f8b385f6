import { Problem } from "../../domain/problem.ts";
import type { ErasedUntil } from "../../ports.ts";

/** Something that comes to be stored: its clock (epoch ms), and by what names of the ledger it may have been erased. */
export type Coming = { readonly at: number; readonly names: readonly string[] };

/** What comes in a batch, in its order, and what the batch calls it. */
export type Batch = {
  readonly app: string;
  readonly field: string;
  readonly all: readonly Coming[];
};

/**
 * Invariant 11: what is erased stays erased. Refuses what comes late: collected before its author, its conversation or
 * its category was erased. Throws an "erased-person" that names places only.
 */
export const refuseErased = async (
  erasedUntil: ErasedUntil,
  { app, field, all }: Batch,
  now: number,
): Promise<void> => {
  const until = await erasedUntil(app, [...new Set(all.flatMap(({ names }) => names))], now);
  if (until.size === 0) return;
  const isErased = ({ at, names }: Coming) => names.some((name) => at <= (until.get(name) ?? -1));
  const errors = all.flatMap((one, index) =>
    isErased(one) ? [{ field: `${field}.${index}`, problem: "was sent before it was erased" }] : [],
  );
  if (errors.length > 0) throw new Problem("erased-person", undefined, errors);
};
