/**
 * What a sweep could not finish alone, one shard of one category at a time, run after run. It ends when the
 * shard is done or when the next sweep has begun, which finds the rest and hands it on anew: so at most two
 * workers are ever on one shard.
 */
import type { Perishable } from "../policy/categories.ts";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { CountSwept, Holder, Patience, Queue, StandingOf } from "../ports.ts";
import type { SweptShard } from "../steps/retention/shard-tally.ts";
import type { ShardTask } from "../steps/retention/shard-task.ts";
import { remembered } from "../steps/retention/standing-of.ts";
import { sweepShard } from "../steps/retention/sweep-shard.ts";

export type SweepingRest = {
  readonly standingOf: StandingOf;
  readonly holders: Readonly<Record<Perishable, Holder>>;
  readonly count: CountSwept;
  readonly queue: Queue<ShardTask>;
};

export const sweepRest = async (
  { standingOf, holders, count, queue }: SweepingRest,
  task: ShardTask,
  now: number,
  patience: Patience,
): Promise<SweptShard & { readonly goesOn: boolean }> => {
  const by = { standingOf: remembered(standingOf), now, patience };
  const swept = await sweepShard(holders[task.category], task.shard, by, task.from);
  const { erased, refused } = swept;
  const part = { shard: task.shard, begins: task.from === undefined };
  await count(task.category, { ...part, deleted: erased, refused }, now);
  const isMine = now - task.since < milliseconds(operational.sweepEvery);
  const goesOn = !swept.finished && isMine;
  if (!swept.finished && isMine) await queue.send({ ...task, from: swept.cursor });
  return { ...swept, goesOn };
};
