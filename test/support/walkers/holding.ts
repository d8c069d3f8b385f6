/** Walkers that take records out of TTL's reach, and put them back. */
import { holdTask } from "../../../functions/carry-out-hold/carry-out-hold.ts";
import { look } from "../../../functions/carry-out-hold/look.ts";
import { type Covered, holdTally } from "../../../functions/domain/hold-covers.ts";
import type { Hold } from "../../../functions/domain/holds.ts";
import type { HolderInMemory } from "../holder-in-memory.ts";
import { app, now, tenantWith } from "./store.ts";
import { sent, type Walker } from "./walker.ts";

/** A hold's looks, its records stamped one way before. */
export const holds = (hold: Hold, store: HolderInMemory): Walker => {
  let from: Parameters<typeof look>[2];
  let covered: Covered | undefined;
  const timeMedia = async () => {};
  return {
    ...{ store, outcome: store.records },
    run: async (patience) => {
      const tally = holdTally(covered);
      const what = { tenant: tenantWith(hold), open: [hold], now, patience, tally };
      const looked = await look({ holders: [store.holder], timeMedia }, what, from);
      const next = { appId: app, ...looked, covered: tally.covered() };
      ({ from, covered } = looked.finished ? {} : holdTask.parse(sent(next)));
      return looked.finished;
    },
  };
};
