/** How many records each of some holds covers, by category, as a look finds them. */
import * as z from "zod/mini";
import type { Perishable } from "../policy/categories.ts";
import type { Hold } from "./holds.ts";

/** Records by category, by the hold's id; it goes with a look from message to message. */
export const coveredSchema = z.record(z.string(), z.record(z.string(), z.int()));
export type Covered = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Counts on from what earlier parts of a look have found. */
export const holdTally = (before: Covered = {}) => {
  const counts = new Map(Object.entries(before));
  return {
    add: ({ id }: Pick<Hold, "id">, category: Perishable, found: number): void => {
      const own = counts.get(id);
      counts.set(id, { ...own, [category]: (own?.[category] ?? 0) + found });
    },
    covered: (): Covered => Object.fromEntries(counts),
  };
};
export type HoldTally = ReturnType<typeof holdTally>;

/** A hold with what a look that began at an instant (epoch ms) has found of it. */
export const withCovers = (hold: Hold, covered: Covered, lookedAt: number): Hold => {
  const records = covered[hold.id];
  return records === undefined ? hold : { ...hold, covers: { lookedAt, records } };
};
