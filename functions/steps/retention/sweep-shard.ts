import { pages } from "../../domain/pages.ts";
import { type Partition, partitionKey } from "../../domain/partition.ts";
import { keepingIn } from "../../domain/standing.ts";
import type { dueShards } from "../../policy/names.ts";
import type { Due, Entry, Holder, Patience, StandingOf } from "../../ports.ts";
import { inPortions } from "../batches/portions.ts";
import { type Behind, type Cursor, openIn, type Stretch, type Walked } from "../walk/cursor.ts";
import { eraseFrom, usualRest } from "./erase.ts";
import type { Work } from "./erase-page.ts";
import { type Erasure, isClean } from "./erasure.ts";

export type Shard = (typeof dueShards)[number];

/** What a sweep goes by. */
export type Sweep = {
  readonly standingOf: StandingOf;
  readonly now: number;
  readonly patience: Patience;
};

/** Partitions that could not be worked on and stopped no other: how many, and why the first could not. */
export type Failed = { readonly times: number; readonly cause: unknown };

/**
 * `refused` counts records whose media S3 would not give up, `oldest` is since when the oldest one left has been due
 * (epoch ms), undefined if that could not be found out.
 */
export type SweptShard = Walked & {
  readonly erased: number;
  readonly refused: number;
  readonly oldest: number | undefined;
  readonly failed?: Failed | undefined;
};

type Overdue = Work & { readonly due: number };
type Readable = Due & { readonly partition: Partition };

/** So many entries are looked up at once. */
const portion = 100;

/** What becomes of a shard; a partition that was begun and never heard of has failed. */
const tally = (now: number) => {
  const sum = { erased: 0, refused: 0 };
  const begun = new Set<Overdue>();
  let oldest = now;
  let isListed = true;
  let failed: Failed | undefined;
  const left = (due: number): void => {
    oldest = Math.min(oldest, due);
  };
  const fails = (due: number, cause: unknown): void => {
    failed = { times: (failed?.times ?? 0) + 1, cause: failed?.cause ?? cause };
    left(due);
  };
  return {
    fails,
    begins: (work: Overdue): void => {
      begun.add(work);
    },
    left,
    /** What is due behind this cannot be found. */
    isLost: (cause: unknown): void => {
      isListed = false;
      fails(now, cause);
    },
    heard: (work: Overdue, result: Erasure): void => {
      begun.delete(work);
      sum.erased += result.erased;
      sum.refused += result.refused;
      if (!isClean(result)) left(work.due);
    },
    end: (walked: Walked, cause: unknown): SweptShard => {
      for (const { due } of begun) fails(due, cause);
      return { ...sum, ...walked, oldest: isListed ? oldest : undefined, failed };
    },
  };
};
type Tally = ReturnType<typeof tally>;

/**
 * How a partition is worked on; undefined if its app could not be looked up, or is unknown: then its row stays as it is,
 * and is found again.
 */
const workOn = async (
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
async function* duesIn(
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
async function* overdueIn(
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

/**
 * Erases what is due in one shard of one category, from a place on: one page at the least. A partition that fails stops
 * no other.
 */
export const sweepShard = async (
  holder: Holder,
  shard: Shard,
  { standingOf, now, patience }: Sweep,
  from?: Cursor,
): Promise<SweptShard> => {
  const sum = tally(now);
  const causes: unknown[] = [];
  const open = await Promise.all(openIn(from).map((one) => workOn(holder, one, standingOf, sum)));
  const dues = duesIn(holder, shard, { now, behind: from?.behind }, sum);
  const works = {
    open: open.filter((one) => one !== undefined),
    behind: from?.behind,
    rows: overdueIn(holder, dues, standingOf, sum),
    begins: sum.begins,
  };
  const fails = (cause: unknown) => causes.push(cause);
  const how = { patience, rest: usualRest, fails };
  const walked = await eraseFrom(holder, works, now, how, sum.heard);
  return sum.end(walked, causes[0]);
};

/** The same by a sweep of many shards: without time for this one it says how late it is, and leaves all of it. */
export const sweepShardInTime = async (
  holder: Holder,
  shard: Shard,
  by: Sweep,
): Promise<SweptShard> => {
  if (by.patience()) return sweepShard(holder, shard, by);
  const [first] = (await holder.directory.due(shard, by.now)).items;
  const none = { erased: 0, refused: 0, oldest: first?.due ?? by.now };
  return first === undefined
    ? { ...none, finished: true }
    : { ...none, finished: false, cursor: { open: [] } };
};
