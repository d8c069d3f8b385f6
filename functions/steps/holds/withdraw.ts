import type { Found, Holder } from "../../ports.ts";
import { pace, partitionRate } from "../batches/pace.ts";
import { packer } from "../batches/packer.ts";

const isReadable = ({ recalled, withdrawn }: Found): boolean =>
  recalled !== true && withdrawn === undefined;

/**
 * Takes a held record from its readers (DA-5.law): it is kept as it is, and goes when nothing holds it any more.
 * Of one that was recalled before it was held there is nothing left to read.
 * Throws if it is not as it was found: whoever asked tries again.
 */
export const withdraw = async ({ records }: Holder, found: Found, now: number): Promise<void> => {
  if (!isReadable(found)) return;
  if (!(await records.attach(found, { withdrawn: now }))) throw new Error("The record has changed");
};

/** Does the same to records of one partition; answers how many of them were not as they were found any more. */
export const withdrawAll = async (
  { records }: Holder,
  found: readonly Found[],
  now: number,
): Promise<{ readonly done: number; readonly unmet: number }> => {
  const total = { done: 0, unmet: 0 };
  const pack = packer<Found>((batch) => records.withdraw(batch, now));
  const own = pace(partitionRate);
  for (const one of found.filter(isReadable)) {
    await own.turn(1);
    await pack.add([one], (_, done) => total[done ? "done" : "unmet"]++, own);
  }
  await pack.flush();
  return total;
};
