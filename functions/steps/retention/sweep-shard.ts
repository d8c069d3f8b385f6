import { keepingFor } from "../../domain/app.ts";
import { pages } from "../../domain/pages.ts";
import { partitionKey } from "../../domain/partition.ts";
import type { dueShards } from "../../policy/names.ts";
import type { Due, Entry, Holder, Patience } from "../../ports.ts";
import { inPortions } from "../batches/portions.ts";
import { eraseFrom, usualRest } from "./erase.ts";
import { isClean } from "./erasure.ts";
import type { TenantOf } from "./tenant-of.ts";
import type { Work } from "./walk.ts";

export type Shard = (typeof dueShards)[number];

/** What a sweep goes by. */
export type Sweep = {
  readonly tenantOf: TenantOf;
  readonly now: number;
  readonly patience: Patience;
};

/**
 * `refused` counts records whose media S3 would not give up, `oldest` is since when the oldest one left has been due
 * (epoch ms), `finished` is false if patience ran out.
 */
export type SweptShard = {
  readonly erased: number;
  readonly refused: number;
  readonly oldest: number;
  readonly finished: boolean;
};

type Overdue = Work & { readonly due: number };

/** So many entries are looked up at once. */
const portion = 100;

/** The work that lies behind what is due: entries that are still listed, and how their records are kept. */
const worksOf = async (
  holder: Holder,
  dues: readonly Due[],
  tenantOf: TenantOf,
): Promise<readonly Overdue[]> => {
  const dueOf = new Map(dues.map(({ partition, due }) => [partitionKey(partition), due]));
  const entries = await holder.directory.entries(dues.map(({ partition }) => partition));
  const work = async (entry: Entry): Promise<Overdue> => ({
    entry,
    keeping: keepingFor(await tenantOf(entry.partition.app), holder.category),
    due: dueOf.get(partitionKey(entry.partition)) ?? entry.due,
  });
  return Promise.all(entries.map(work));
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
async function* duesIn({ directory }: Holder, shard: Shard, now: number): AsyncGenerator<Due> {
  for await (const page of pages((after) => directory.due(shard, now, after))) yield* page;
}

async function* overdueIn(holder: Holder, dues: AsyncIterable<Due>, tenantOf: TenantOf) {
  for await (const some of inPortions(dues, portion)) yield* await worksOf(holder, some, tenantOf);
}

/** Erases what is due in one shard of one category. */
export const sweepShard = async (holder: Holder, shard: Shard, by: Sweep): Promise<SweptShard> => {
  const sum = { erased: 0, refused: 0, oldest: by.now, finished: true };
  const left = (due: number) => {
    sum.oldest = Math.min(sum.oldest, due);
  };
  const ranOut = (due: number) => {
    sum.finished = false;
    left(due);
  };
  const dues = patiently(duesIn(holder, shard, by.now), by.patience, ranOut);
  const works = overdueIn(holder, dues, by.tenantOf);
  const how = { patience: by.patience, rest: usualRest };
  await eraseFrom(holder, works, by.now, how, ({ due }, result) => {
    sum.erased += result.erased;
    sum.refused += result.refused;
    if (!isClean(result)) left(due);
    if (!result.finished) sum.finished = false;
  });
  return sum;
};
