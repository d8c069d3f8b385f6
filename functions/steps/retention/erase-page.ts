/**
 * One page of a partition: what is due goes to the packer, and what is not says when it will be.
 * Invariant 3: nothing goes early: a record goes only if it is due under the keeping in force, and only if it is
 * still as it was found. Invariant 4: what is held stays. Invariant 8: a record goes after its media, so what was half done is found again.
 */
import { isAsked, isDue, isUnreadable, type Keeping, nextLookAt } from "../../domain/keeping.ts";
import type { Found, Holder } from "../../ports.ts";
import type { Pace } from "../batches/pace.ts";
import type { Packer } from "../batches/packer.ts";
import type { Stretch } from "../walk/cursor.ts";
import type { Account } from "./account.ts";
import { eraseForMarks, release } from "./erase-found.ts";
import { never } from "./erasure.ts";

/** A partition to erase from, and how its records are kept. */
export type Work = Stretch & { readonly keeping: Keeping };

export type Tools = {
  readonly holder: Holder;
  readonly records: Packer<Found>;
  readonly now: number;
};

/** So many records of a partition are handed over at once, at the partition's own pace. */
const portion = 25;

const handOver = async (
  { records }: Tools,
  free: readonly Found[],
  { handsOver, heard }: Account,
  { keeping: { asked } }: Work,
  own: Pace,
): Promise<void> => {
  const isCounted = (one: Found) => asked === undefined || isAsked(one, asked);
  handsOver(free.length);
  for (let start = 0; start < free.length; start += portion) {
    const some = free.slice(start, start + portion);
    await own.turn(some.length);
    await records.add(some, (one, done) => heard(done, isCounted(one)), own);
  }
};

export const erasePage = async (
  tools: Tools,
  page: readonly Found[],
  work: Work,
  sum: Account,
  own: Pace,
): Promise<void> => {
  const { holder, now } = tools;
  const { entry, keeping } = work;
  const mustGo = (one: Found) => isDue(one, entry.partition.group, keeping, now);
  const later = page.filter((one) => !mustGo(one));
  sum.noted({ refused: page.filter(isUnreadable).length, again: never });
  const marks = later.filter(({ recalled }) => recalled === true);
  sum.leaves(later.map((one) => nextLookAt(one, keeping, now)));
  sum.noted(await eraseForMarks(holder, marks, now));
  const released = await release(holder, page.filter(mustGo), now);
  sum.noted(released);
  await handOver(tools, released.free, sum, work, own);
};
