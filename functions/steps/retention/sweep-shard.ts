import { keepingFor } from "../../domain/app.ts";
import { pages } from "../../domain/pages.ts";
import { type Partition, partitionKey } from "../../domain/partition.ts";
import type { dueShards } from "../../policy/names.ts";
import type { Due, Entry, Holder, Patience } from "../../ports.ts";
import { inPortions } from "../batches/portions.ts";
import { eraseFrom, usualRest } from "./erase.ts";
import { type Erasure, isClean } from "./erasure.ts";
import type { TenantOf } from "./tenant-of.ts";
import type { Work } from "./walk.ts";

export type Shard = (typeof dueShards)[number];

/** What a sweep goes by. */
export type Sweep = {
  readonly tenantOf: TenantOf;
  readonly now: number;
  readonly patience: Patience;
};

/** Partitions that could not be worked on and stopped no other: how many, and why the first could not. */
export type Failed = { readonly times: number; readonly cause: unknown };

/**
 * `refused` counts records whose media S3 would not give up, `oldest` is since when the oldest one left has been due
 * (epoch ms), undefined if that could not be found out; `finished` is false if patience ran out.
 */
export type SweptShard = {
  readonly erased: number;
  readonly refused: number;
  readonly oldest: number | undefined;
  readonly finished: boolean;
  readonly failed?: Failed | undefined;
};

type Overdue = Work & { readonly due: number };
type Readable = Due & { readonly partition: Partition };

/** So many entries are looked up at once. */
const portion = 100;

/** What becomes of a shard; a partition that was begun and never heard of has failed. */
const tally = (now: number) => {
  const sum = { erased: 0, refused: 0, finished: true };
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
    begins: (work: Overdue): Overdue => {
      begun.add(work);
      return work;
    },
    ranOut: (due: number): void => {
      sum.finished = false;
      left(due);
    },
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
      if (!result.finished) sum.finished = false;
    },
    end: (cause?: unknown): SweptShard => {
      for (const { due } of begun) fails(due, cause);
      return { ...sum, oldest: isListed ? oldest : undefined, failed };
    },
  };
};
type Tally = ReturnType<typeof tally>;

/** The work that lies behind what is due: entries that are still listed, and how their records are kept. */
const worksOf = async (
  holder: Holder,
  dues: readonly Readable[],
  tenantOf: TenantOf,
  { fails, begins }: Tally,
): Promise<readonly Overdue[]> => {
  const dueOf = new Map(dues.map(({ partition, due }) => [partitionKey(partition), due]));
  const work = async (entry: Entry): Promise<Overdue | undefined> => {
    const due = dueOf.get(partitionKey(entry.partition)) ?? entry.due;
    try {
      const keeping = keepingFor(await tenantOf(entry.partition.app), holder.category);
      return begins({ entry, keeping, due });
    } catch (cause) {
      fails(due, cause);
      return undefined;
    }
  };
  try {
    const entries = await holder.directory.entries(dues.map(({ partition }) => partition));
    return (await Promise.all(entries.map(work))).filter((one) => one !== undefined);
  } catch (cause) {
    for (const { due } of dues) fails(due, cause);
    return [];
  }
};

/** Works until patience runs out; `left` hears since when the next one has been due then (epoch ms). */
async function* patiently<T extends { readonly due: number }>(
  works: AsyncIterable<T>,
  patience: Patience,
  left: (due: number) => void,
): AsyncGenerator<T> {
  for await (const work of works) {
    if (!patience()) return left(work.due);
    yield work;
  }
}

/** What is due in a shard, the longest overdue first. */
async function* duesIn(
  { directory }: Holder,
  shard: Shard,
  now: number,
  { fails, isLost }: Tally,
): AsyncGenerator<Readable> {
  try {
    for await (const page of pages((after) => directory.due(shard, now, after))) {
      for (const { partition, due } of page) {
        if (partition === undefined) fails(due, new Error("Not a directory row"));
        else yield { partition, due };
      }
    }
  } catch (cause) {
    isLost(cause);
  }
}

async function* overdueIn(
  holder: Holder,
  dues: AsyncIterable<Readable>,
  tenantOf: TenantOf,
  sum: Tally,
) {
  for await (const some of inPortions(dues, portion))
    yield* await worksOf(holder, some, tenantOf, sum);
}

/** Erases what is due in one shard of one category; a partition that fails stops no other. */
export const sweepShard = async (holder: Holder, shard: Shard, by: Sweep): Promise<SweptShard> => {
  const sum = tally(by.now);
  const dues = patiently(duesIn(holder, shard, by.now, sum), by.patience, sum.ranOut);
  const works = overdueIn(holder, dues, by.tenantOf, sum);
  const how = { patience: by.patience, rest: usualRest, goesOn: true };
  try {
    await eraseFrom(holder, works, by.now, how, sum.heard);
    return sum.end();
  } catch (cause) {
    return sum.end(cause);
  }
};
