/**
 * The sweep: what has expired is physically gone within `operational.sweepEvery` and its own run
 * (invariant 2); what is more than it can do alone it hands on, shard by shard. It also finds what was lost on
 * the way: a purge without its schedule, a change of settings that was not carried out, a recipient that has not
 * confirmed. Its parts end each on its own: a store that fails holds up no other, nor what is only passed on.
 */
import { pages } from "../domain/pages.ts";
import type { CategoryName } from "../policy/categories.ts";
import type { Apps, CountSwept, DueWork, Holder, Patience, Queue } from "../ports.ts";
import type { Apart } from "../steps/batches/apart.ts";
import type { ShardTask } from "../steps/retention/shard-task.ts";
import { type Sweep, sweepShardInTime } from "../steps/retention/sweep-shard.ts";
import { rememberingApps } from "../steps/retention/tenant-of.ts";

export type AppTask = { readonly appId: string };
export type ReceiptTask = { readonly chain: string };

export type Sweeping = {
  readonly apps: Apps;
  readonly holders: readonly Holder[];
  readonly purges: DueWork;
  /** Purges that have ended and have not been told of. */
  readonly untold: DueWork;
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

/**
 * What a sweep did in one category: records gone and refused, and for how long the oldest one left has been due (ms);
 * undefined if that could not be found out.
 */
export type Swept = {
  readonly category: CategoryName;
  readonly erased: number;
  readonly refused: number;
  readonly overdueMs: number | undefined;
};

const sweepHolder = async (
  { shardQueue, count }: Sweeping,
  holder: Holder,
  by: Sweep,
  apart: Apart,
): Promise<Swept> => {
  const { category } = holder;
  const sum = { erased: 0, refused: 0 };
  let oldest = by.now;
  await apart.shards(category, async (shard) => {
    const swept = await sweepShardInTime(holder, shard, by);
    sum.erased += swept.erased;
    sum.refused += swept.refused;
    oldest = Math.min(oldest, swept.oldest ?? Number.NaN);
    if (swept.failed !== undefined) apart.note({ part: category, ...swept.failed });
    if (!swept.finished) {
      await shardQueue.send({ category, shard, since: by.now, from: swept.cursor });
    }
  });
  const { erased: deleted, refused } = sum;
  const counts = { found: deleted + refused, deleted, refused };
  await apart.run(`count of ${category}`, () => count(category, counts, by.now));
  return { category, ...sum, overdueMs: Number.isNaN(oldest) ? undefined : by.now - oldest };
};

type Forwarding = { readonly part: string; readonly work: DueWork; readonly queue: Queue<AppTask> };

/** Passes on what is due, and says for how long the oldest of it has been due (ms), if that could be found out. */
const forward = async (
  { part, work, queue }: Forwarding,
  now: number,
  apart: Apart,
): Promise<number | undefined> => {
  let oldest = now;
  const isKnown = await apart.shards(part, async (shard) => {
    for await (const page of pages((after) => work.due(shard, now, after))) {
      const names = [...new Set(page.map(({ appId }) => appId))];
      oldest = Math.min(oldest, ...page.map(({ due }) => due));
      await apart.each(`${part} passed on`, names, (appId) => queue.send({ appId }));
    }
  });
  return isKnown ? now - oldest : undefined;
};

/** Erases what is due in every category side by side, so that one that is slow takes no other's time. */
const sweepHolders = (ports: Sweeping, by: Sweep, apart: Apart): Promise<Swept[]> =>
  Promise.all(ports.holders.map((holder) => sweepHolder(ports, holder, by, apart)));

/** Erases what is due in every category, and passes on the work that is due; `apart` notes what failed of it. */
export const sweep = async (
  ports: Sweeping,
  now: number,
  patience: Patience,
  apart: Apart,
): Promise<Swept[]> => {
  const pass = (part: string, work: DueWork, queue: Queue<AppTask>) =>
    forward({ part, work, queue }, now, apart);
  const overdueMs = await pass("purges", ports.purges, ports.purgeQueue);
  await pass("purges untold", ports.untold, ports.purgeQueue);
  for (const work of ports.settlements) await pass("settlements", work, ports.settlementQueue);
  await pass("holds", ports.holds, ports.holdsQueue);
  const by = { tenantOf: rememberingApps(ports.apps), now, patience };
  const swept = await sweepHolders(ports, by, apart);
  const toNotary = { send: ({ appId }: AppTask) => ports.receiptQueue.send({ chain: appId }) };
  await pass("receipts", ports.receipts, toNotary); // last: what has just gone is not found again
  return [{ category: "appRegistry", erased: 0, refused: 0, overdueMs }, ...swept];
};
