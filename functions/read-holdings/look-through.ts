/** Looks through a category of an app from a place on, until it ends or a page's work is done. */

import type { Counting } from "../domain/holdings-count.ts";
import { pages } from "../domain/pages.ts";
import {
  directoryKey,
  directorySlots,
  directorySort,
  type Partition,
  partitionKey,
  partitionOf,
} from "../domain/partition.ts";
import { bytesOf } from "../domain/record-bytes.ts";
import type { Holder, Patience } from "../ports.ts";
import type { Stop } from "../steps/retention/erase-app.ts";
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

type Stretch = {
  readonly partition: Partition;
  readonly stop: Stop;
  /** The record behind which to go on in it. */
  readonly from?: string | undefined;
};

const startIn = (app: string, slot: Stop["slot"], from: Stop | undefined): string | undefined =>
  from?.slot === slot ? JSON.stringify({ pk: directoryKey(app, slot), sk: from.sk }) : undefined;

/** An app's partitions behind a directory row, slot by slot: no row is read that this page has no time for. */
async function* behind({ holder, app }: Looking, from: Stop | undefined): AsyncGenerator<Stretch> {
  for (const slot of directorySlots.slice(from && directorySlots.indexOf(from.slot))) {
    const start = startIn(app, slot, from);
    const read = (after = start) => holder.directory.ofApp(app, slot, after);
    for await (const page of pages(read)) {
      yield* page.map(({ partition }) => {
        return { partition, stop: { slot, sk: directorySort(partition) } };
      });
    }
  }
}

/** An app's partitions from a place on: the rest of the one in which a page ended, and those behind it. */
async function* stretchesFrom(looking: Looking, { stop, within }: Place): AsyncGenerator<Stretch> {
  if (stop !== undefined && within !== undefined) {
    const pk = directoryKey(looking.app, stop.slot);
    yield { partition: partitionOf({ pk, sk: stop.sk }), stop, from: within };
  }
  yield* behind(looking, stop);
}

/** Looks through one partition; answers the last record that it saw if the work was done before its end. */
const lookInto = async (
  { holder, budget, sum }: Looking,
  { partition, from }: Stretch,
): Promise<string | undefined> => {
  const start = from && JSON.stringify({ pk: partitionKey(partition), sk: from });
  for (let after = start; ; ) {
    const walk = { after, limit: budget.left(), eventual: true };
    const { items, next } = await holder.records.page(partition, walk);
    for (const one of items) sum.add({ ...one, group: partition.group, bytes: bytesOf(one) });
    budget.spend(items.length);
    if (next === undefined) return undefined;
    if (budget.isSpent()) return String(JSON.parse(next).sk);
    after = next;
  }
};

/** Looks through what is behind a place; answers where to go on if the work was done before the end. */
export const lookThrough = async (looking: Looking, from: Place): Promise<Place | undefined> => {
  const { category } = from;
  for await (const stretch of stretchesFrom(looking, from)) {
    const within = await lookInto(looking, stretch);
    if (within !== undefined || looking.budget.isSpent()) {
      return { category, stop: stretch.stop, within };
    }
  }
  return undefined;
};
