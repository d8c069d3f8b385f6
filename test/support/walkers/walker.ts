/** One that goes through partitions run by run, from where it stopped. */
import type { Holder, Patience } from "../../../functions/ports.ts";
import { type Cursor, cursor } from "../../../functions/steps/walk/cursor.ts";
import type { HolderInMemory } from "../holder-in-memory.ts";

/** As a queue carries it. */
export const sent = <T>(place: T): T => JSON.parse(JSON.stringify(place));

/** One run; answers whether everything is done. `outcome` is what came of it, to be the same however often it stopped. */
export type Walker = {
  readonly store: HolderInMemory;
  run(patience: Patience): Promise<boolean>;
  outcome(): unknown;
};
type Result = { readonly finished: boolean; readonly cursor?: Cursor };
export type Step = (
  holder: Holder,
  from: Cursor | undefined,
  patience: Patience,
) => Promise<Result>;

export const walker = (
  store: HolderInMemory,
  step: Step,
  outcome: () => unknown = store.records,
): Walker => {
  let from: Cursor | undefined;
  return {
    ...{ store, outcome },
    run: async (patience) => {
      const { finished, cursor: next } = await step(store.holder, from, patience);
      from = next && cursor.parse(sent(next));
      return finished;
    },
  };
};
