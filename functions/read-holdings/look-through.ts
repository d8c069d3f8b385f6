/** Looks through a category of an app from a place on, until it ends or a page's work is done. */

import type { Counting } from "../domain/holdings-count.ts";
import { directoryKey, directorySlots } from "../domain/partition.ts";
import { bytesOf } from "../domain/record-bytes.ts";
import type { Holder, Patience, Stored } from "../ports.ts";
import { type Cursor, openIn } from "../steps/walk/cursor.ts";
import { rowsBehind } from "../steps/walk/rows.ts";
import { walk, walkedTo } from "../steps/walk/walk.ts";
import type { ReadPage } from "../steps/walk/walk-one.ts";
import type { Place } from "./place.ts";

/** How much a page may still look at. A partition counts as a record, so that many small ones are bounded too. */
export type Budget = ReturnType<typeof budgetOf>;
export const budgetOf = (most: number, patience: Patience) => {
  let left = most;
  return {
    left: () => Math.max(1, left),
    spend: (records: number) => {
      left -= Math.max(1, records);
    },
    isSpent: () => left <= 0 || !patience(),
  };
};

type Looking = {
  readonly holder: Holder;
  readonly app: string;
  readonly budget: Budget;
  readonly sum: Counting;
};

/** A place as a walk takes it: a cursor of ours names an app's rows by slot, so that it says nothing of other apps. */
const cursorAt = (app: string, { stop, within }: Place): Cursor | undefined => {
  if (stop === undefined) return undefined;
  const behind = { pk: directoryKey(app, stop.slot), sk: stop.sk };
  return { behind, open: within === undefined ? [] : [{ ...behind, within, touched: 0 }] };
};

const stopAt = (app: string, { behind, open: [begun] }: Cursor): Omit<Place, "category"> => {
  const slot = directorySlots.find((one) => directoryKey(app, one) === behind?.pk);
  const stop = slot && behind && { slot, sk: behind.sk };
  return { stop, within: begun?.within };
};

/** Looks through what is behind a place; answers where to go on if the work was done before the end. */
export const lookThrough = async (
  { holder, app, budget, sum }: Looking,
  from: Place,
): Promise<Place | undefined> => {
  const start = cursorAt(app, from);
  const read: ReadPage<Stored> = (partition, { after }) =>
    holder.records.page(partition, { after, limit: budget.left(), eventual: true });
  const walked = walkedTo(
    await walk({
      ...{ open: openIn(start), behind: start?.behind, read, width: 1 },
      rows: rowsBehind(holder, app, {}, start?.behind),
      visit: ({ entry: { partition } }) => ({
        see: async (page) => {
          for (const one of page) sum.add({ ...one, group: partition.group, bytes: bytesOf(one) });
          budget.spend(page.length);
        },
      }),
      patience: () => !budget.isSpent(),
    }),
  );
  const { category } = from;
  return walked.finished ? undefined : { category, ...stopAt(app, walked.cursor) };
};
