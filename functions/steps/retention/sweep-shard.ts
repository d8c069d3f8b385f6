import type { Holder, Patience, StandingOf } from "../../ports.ts";
import { type Cursor, openIn } from "../walk/cursor.ts";
import { eraseFrom, usualRest } from "./erase.ts";
import { duesIn, overdueIn, type Shard, workOn } from "./overdue.ts";
import { type SweptShard, tally } from "./shard-tally.ts";

/** What a sweep goes by. */
export type Sweep = {
  readonly standingOf: StandingOf;
  readonly now: number;
  readonly patience: Patience;
};

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
