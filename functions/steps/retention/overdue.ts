/** What is due in a shard, the longest overdue first, and how it is worked on. */
import { pages } from "../../domain/pages.ts";
import { type Partition, partitionKey } from "../../domain/partition.ts";
import { keepingIn } from "../../domain/standing.ts";
import type { dueShards } from "../../policy/names.ts";
import type { Due, Entry, Holder, StandingOf } from "../../ports.ts";
import { inPortions } from "../batches/portions.ts";
import type { Behind, Stretch } from "../walk/cursor.ts";
import type { Overdue, Tally } from "./shard-tally.ts";

export type Shard = (typeof dueShards)[number];
type Readable = Due & { readonly partition: Partition };

/** So many entries are looked up at once. */
const portion = 100;

/**
 * How a partition is worked on; undefined if its app could not be looked up, or is unknown: then its row stays as it is,
 * and is found again.
 */
export const workOn = async (
  { category }: Holder,
  stretch: Stretch,
  standingOf: StandingOf,
  { fails }: Tally,
): Promise<Overdue | undefined> => {
  const { entry, due = entry.due } = stretch;
  try {
    const keeping = keepingIn(await standingOf(entry.partition.app), category);
    return keeping && { ...stretch, due, keeping };
  } catch (cause) {
    fails(due, cause);
    return undefined;
  }
};

/** The work that lies behind what is due: entries that are still listed, and how their records are kept. */
const worksOf = async (
  holder: Holder,
  dues: readonly Readable[],
  standingOf: StandingOf,
  sum: Tally,
): Promise<readonly Overdue[]> => {
  const dueOf = new Map(dues.map(({ partition, due }) => [partitionKey(partition), due]));
  const work = (entry: Entry) => {
    const due = dueOf.get(partitionKey(entry.partition)) ?? entry.due;
    return workOn(holder, { entry, due }, standingOf, sum);
  };
  try {
    const entries = await holder.directory.entries(dues.map(({ partition }) => partition));
    return (await Promise.all(entries.map(work))).filter((one) => one !== undefined);
  } catch (cause) {
    for (const { due } of dues) sum.fails(due, cause);
    return [];
  }
};

/** The rows of a page that can be read. */
const readableOf = (page: readonly Due[], { fails }: Tally): readonly Readable[] =>
  page.flatMap(({ partition, due }) => {
    if (partition !== undefined) return [{ partition, due }];
    fails(due, new Error("Not a directory row"));
    return [];
  });

/** What is due in a shard behind a row, the longest overdue first. */
export async function* duesIn(
  { directory }: Holder,
  shard: Shard,
  { now, behind }: { readonly now: number; readonly behind: Behind | undefined },
  sum: Tally,
): AsyncGenerator<Readable> {
  const start = behind && JSON.stringify({ ...behind, dueShard: shard });
  const read = (after = start) => directory.due(shard, now, after);
  try {
    for await (const page of pages(read)) yield* readableOf(page, sum);
  } catch (cause) {
    sum.isLost(cause);
  }
}

/** Overdue work, the longest overdue first; of what nobody goes on to begin `left` hears. */
export async function* overdueIn(
  holder: Holder,
  dues: AsyncIterable<Readable>,
  standingOf: StandingOf,
  sum: Tally,
) {
  for await (const some of inPortions(dues, portion)) {
    for (const work of await worksOf(holder, some, standingOf, sum)) {
      let goesOn = false;
      try {
        yield work;
        goesOn = true;
      } finally {
        if (!goesOn) sum.left(work.due);
      }
    }
  }
}
