/**
 * One partition, walked page by page: what is due goes to the packer, and what is not says when it will be.
 * Invariant 3: nothing goes early: a record goes only if it is due under the keeping in force, and only if it is
 * still as it was found. Invariant 4: what is held stays. Invariant 8: a record goes after its media, so what was half done is found again.
 */
import { isDue, type Keeping, nextLookAt } from "../../domain/keeping.ts";
import { pages } from "../../domain/pages.ts";
import type { Entry, Found, Holder, Patience } from "../../ports.ts";
import { type Pace, pace, partitionRate } from "../batches/pace.ts";
import type { Packer } from "../batches/packer.ts";
import { type Account, account, type Walked } from "./account.ts";
import { eraseForMarks, release } from "./erase-found.ts";
import type { Load } from "./load.ts";

/** A partition to erase from, and how its records are kept. */
export type Work = { readonly entry: Entry; readonly keeping: Keeping };

export type Tools = {
  readonly holder: Holder;
  readonly records: Packer<Found>;
  readonly load: Load;
  readonly now: number;
  readonly patience: Patience;
};

/** So many records of a partition are handed over at once, at the partition's own pace. */
const portion = 25;

const handOver = async (
  { records, load }: Tools,
  free: readonly Found[],
  { handsOver, heard }: Account,
  own: Pace,
): Promise<void> => {
  load.found(free.length);
  handsOver(free.length);
  const hear = (_: Found, done: boolean) => {
    load.let(1);
    heard(done);
  };
  for (let start = 0; start < free.length; start += portion) {
    const some = free.slice(start, start + portion);
    await own.turn(some.length);
    await records.add(some, hear, own);
  }
};

const erasePage = async (
  tools: Tools,
  page: readonly Found[],
  { entry, keeping }: Work,
  sum: Account,
  own: Pace,
): Promise<void> => {
  const { holder, now } = tools;
  const mustGo = (one: Found) => isDue(one, entry.partition.group, keeping, now);
  const later = page.filter((one) => !mustGo(one));
  const marks = later.filter(({ recalled }) => recalled === true);
  sum.leaves(later.map((one) => nextLookAt(one, keeping, now)));
  sum.noted(await eraseForMarks(holder, marks, now));
  const released = await release(holder, page.filter(mustGo), now);
  sum.noted(released);
  await handOver(tools, released.free, sum, own);
};

/** Walks a partition; `whenSettled` hears when all of it has been heard of, which takes the packer's `flush`. */
export const walk = async (
  tools: Tools,
  work: Work,
  whenSettled: (walked: Walked) => void,
): Promise<void> => {
  const sum = account(whenSettled);
  const own = pace(partitionRate);
  const find = (after: string | undefined) =>
    tools.holder.records.find(work.entry.partition, { after });
  let isFirst = true;
  for await (const page of pages(find)) {
    if (!isFirst && !tools.patience()) {
      sum.interrupted();
      break;
    }
    isFirst = false;
    await erasePage(tools, page, work, sum, own);
  }
  sum.close();
};
