import type { HoldTally } from "../../domain/hold-covers.ts";
import { type Hold, isHeld } from "../../domain/holds.ts";
import type { Perishable } from "../../policy/categories.ts";
import type { Found } from "../../ports.ts";

/** Counts for each hold what of a page it covers, from nothing on. */
export const counter = (category: Perishable, holds: readonly Hold[], tally: HoldTally) => {
  for (const hold of holds) tally.add(hold, category, 0);
  return (group: string, page: readonly Found[]): void => {
    for (const hold of holds) {
      const covered = page.filter(({ author }) => isHeld([hold.scope], { group, author }));
      tally.add(hold, category, covered.length);
    }
  };
};
