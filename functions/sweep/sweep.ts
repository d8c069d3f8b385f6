/**
 * The sweep: what has expired is physically gone within `operational.sweepEvery` and its own run
 * (invariant 2); what is more than it can do alone it hands on, shard by shard. It also finds what was lost on
 * the way: a purge without its schedule, a change of settings that was not carried out, a recipient that has not
 * confirmed.
 */
import { pages } from "../domain/pages.ts";
import type { CategoryName } from "../policy/categories.ts";
import { dueShards } from "../policy/names.ts";
import type { Apps, CountSwept, DueWork, Holder, Patience, Queue } from "../ports.ts";
import type { ShardTask } from "../steps/retention/shard-task.ts";
import { type Sweep, sweepShard } from "../steps/retention/sweep-shard.ts";
import { rememberingApps } from "../steps/retention/tenant-of.ts";

export type AppTask = { readonly appId: string };
export type ReceiptTask = { readonly chain: string };

export type Sweeping = {
  readonly apps: Apps;
  readonly holders: readonly Holder[];
  readonly purges: DueWork;
  readonly settlements: readonly DueWork[];
  /** Deletions that have ended and have no receipt yet, by chain. */
  readonly receipts: DueWork;
  readonly count: CountSwept;
  readonly purgeQueue: Queue<AppTask>;
  readonly settlementQueue: Queue<AppTask>;
  /** Holds that were placed or lifted, and those whose review is near. */
  readonly holds: DueWork;
  readonly holdsQueue: Queue<AppTask>;
  readonly shardQueue: Queue<ShardTask>;
  readonly receiptQueue: Queue<ReceiptTask>;
};

/** What a sweep did in one category: records gone and refused, and for how long the oldest one left has been due (ms). */
export type Swept = {
  readonly category: CategoryName;
  readonly erased: number;
  readonly refused: number;
  readonly overdueMs: number;
};

const sweepHolder = async (
  { shardQueue, count }: Sweeping,
  holder: Holder,
  by: Sweep,
): Promise<Swept> => {
  let erased = 0;
  let refused = 0;
  let oldest = by.now;
  for (const shard of dueShards) {
    const swept = await sweepShard(holder, shard, by);
    erased += swept.erased;
    refused += swept.refused;
    oldest = Math.min(oldest, swept.oldest);
    if (!swept.finished) {
      await shardQueue.send({ category: holder.category, shard, since: by.now });
    }
  }
  await count(holder.category, { found: erased + refused, deleted: erased, refused }, by.now);
  return { category: holder.category, erased, refused, overdueMs: by.now - oldest };
};

/** Passes on what is due, and says for how long the oldest of it has been due (ms). */
const forward = async (work: DueWork, queue: Queue<AppTask>, now: number): Promise<number> => {
  let oldest = now;
  for (const shard of dueShards) {
    for await (const page of pages((after) => work.due(shard, now, after))) {
      const names = new Set(page.map(({ appId }) => appId));
      await Promise.all([...names].map((appId) => queue.send({ appId })));
      oldest = Math.min(oldest, ...page.map(({ due }) => due));
    }
  }
  return now - oldest;
};

/** Erases what is due in every category, and passes on the work that is due. */
export const sweep = async (ports: Sweeping, now: number, patience: Patience): Promise<Swept[]> => {
  const overdueMs = await forward(ports.purges, ports.purgeQueue, now);
  for (const work of ports.settlements) await forward(work, ports.settlementQueue, now);
  await forward(ports.holds, ports.holdsQueue, now);
  const by = { tenantOf: rememberingApps(ports.apps), now, patience };
  const swept: Swept[] = [{ category: "appRegistry", erased: 0, refused: 0, overdueMs }];
  for (const holder of ports.holders) {
    swept.push(await sweepHolder(ports, holder, by));
  }
  const toNotary = { send: ({ appId }: AppTask) => ports.receiptQueue.send({ chain: appId }) };
  await forward(ports.receipts, toNotary, now); // last: what has just gone is not found again
  return swept;
};
