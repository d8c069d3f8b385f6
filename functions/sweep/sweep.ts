/**
 * The sweep: what has expired is physically gone within `operational.sweepEvery` and its own run
 * (invariant 2); what is more than it can do alone it hands on, shard by shard. It also finds what was lost on
 * the way: a purge without its schedule, a change of settings that was not carried out, a recipient that has not
 * confirmed. Its parts end each on its own: a store that fails holds up no other, nor what is only passed on.
 */
import { pages } from "../domain/pages.ts";
import { passedOver } from "../domain/passed-over.ts";
import type { CategoryName } from "../policy/categories.ts";
import type {
  CountSwept,
  DueWork,
  Holder,
  Patience,
  Queue,
  StandingOf,
  Turned,
  Turns,
} from "../ports.ts";
import type { Apart } from "../steps/batches/apart.ts";
import type { ShardTask } from "../steps/retention/shard-task.ts";
import { remembered } from "../steps/retention/standing-of.ts";
import { type Sweep, sweepShardInTime } from "../steps/retention/sweep-shard.ts";
import { beginChain } from "../steps/turns/in-turn.ts";

/** With `remind` nothing is to be carried out: only whoever has not confirmed is to be told again. */
export type AppTask = Turned & { readonly appId: string; readonly remind?: true };
export type ReceiptTask = Turned & { readonly chain: string };

/** Work that takes many messages, and whose turn it is. */
export type ChainWork = DueWork & { readonly turns: Turns<string> };

export type Sweeping = {
  readonly standingOf: StandingOf;
  readonly holders: readonly Holder[];
  readonly purges: ChainWork;
  /** Purges that have ended and have not been told of. */
  readonly untold: DueWork;
  readonly settlements: ChainWork;
  /** Recipients and stores of the operator's own that have not confirmed. */
  readonly unconfirmed: readonly DueWork[];
  /** Deletions that have ended and have no receipt yet, by chain. */
  readonly receipts: ChainWork;
  readonly count: CountSwept;
  readonly purgeQueue: Queue<AppTask>;
  readonly settlementQueue: Queue<AppTask>;
  /** Holds that were placed or lifted, and those whose review is near. */
  readonly holds: ChainWork;
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
  const isWhole = await apart.shards(category, async (shard) => {
    const swept = await sweepShardInTime(holder, shard, by);
    sum.erased += swept.erased;
    sum.refused += swept.refused;
    oldest = Math.min(oldest, swept.oldest ?? Number.NaN);
    if (swept.failed !== undefined) apart.note({ part: category, ...swept.failed });
    const { erased: deleted, refused } = swept;
    const part = { shard, begins: true, deleted, refused };
    await apart.run(`count of ${category}`, () => count(category, part, by.now));
    if (!swept.finished) {
      await shardQueue.send({ category, shard, since: by.now, from: swept.cursor });
    }
  });
  passedOver(isWhole); // what failed is noted by then
  return { category, ...sum, overdueMs: Number.isNaN(oldest) ? undefined : by.now - oldest };
};

type Forwarding = {
  readonly part: string;
  readonly work: DueWork | ChainWork;
  readonly queue: Queue<AppTask>;
};

/** Passes work on; what takes many messages only if nobody is at it. */
const passOn = ({ work, queue }: Forwarding, appId: string, now: number): Promise<void> =>
  "turns" in work
    ? beginChain({ turns: work.turns, name: appId, now: () => now }, (turned) =>
        queue.send({ appId, ...turned }),
      )
    : queue.send({ appId });

/** Passes on what is due, and says for how long the oldest of it has been due (ms), if that could be found out. */
const forward = async (
  forwarding: Forwarding,
  now: number,
  apart: Apart,
): Promise<number | undefined> => {
  const { part, work } = forwarding;
  let oldest = now;
  const isKnown = await apart.shards(part, async (shard) => {
    for await (const page of pages((after) => work.due(shard, now, after))) {
      const names = [...new Set(page.map(({ appId }) => appId))];
      oldest = Math.min(oldest, ...page.map(({ due }) => due));
      await apart.each(`${part} passed on`, names, (appId) => passOn(forwarding, appId, now));
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
  const pass = (part: string, work: DueWork | ChainWork, queue: Queue<AppTask>) =>
    forward({ part, work, queue }, now, apart);
  const overdueMs = await pass("purges", ports.purges, ports.purgeQueue);
  await pass("purges untold", ports.untold, ports.purgeQueue);
  await pass("settlements", ports.settlements, ports.settlementQueue);
  const toRemind: Queue<AppTask> = {
    send: ({ appId }) => ports.settlementQueue.send({ appId, remind: true }),
  };
  for (const work of ports.unconfirmed) await pass("unconfirmed", work, toRemind);
  await pass("holds", ports.holds, ports.holdsQueue);
  const by = { standingOf: remembered(ports.standingOf), now, patience };
  const swept = await sweepHolders(ports, by, apart);
  const toNotary = {
    send: ({ appId: chain, ...turned }: AppTask) => ports.receiptQueue.send({ chain, ...turned }),
  };
  await pass("receipts", ports.receipts, toNotary); // last: what has just gone is not found again
  return [{ category: "appRegistry", erased: 0, refused: 0, overdueMs }, ...swept];
};
