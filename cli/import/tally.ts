/** What became of what was found: every record is counted once. */
import type { Origin } from "./found.ts";

/** Something that was not understood, and where it stands. */
export type Unfit = Origin & { readonly why: string };

export type Counts = {
  /** Records of the export: what became of them follows. */
  readonly found: number;
  readonly stored: number;
  /** There already, from an earlier run or twice in the export. */
  readonly duplicates: number;
  /** There already, and edited since: their last words are stored in place of those. */
  readonly edited: number;
  /** Not kept, since it is older than the app's period. */
  readonly tooOld: number;
  /** Read and not sent, or not taken, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
  /** Files that are none of the format's, or could not be read to their end. */
  readonly unfitFiles: number;
  /** The first that were not understood: records, which are counted among the skipped, and files. */
  readonly unfit: readonly Unfit[];
};

export type Tally = {
  add(what: "stored" | "duplicates" | "edited" | "tooOld", count: number): void;
  skip(why: string): void;
  /** Counts a record, or without one a file, that was not understood. */
  unfit(one: Unfit): void;
  counts(): Counts;
};

/** So many are named; all are counted. */
const named = 100;

export const tally = (): Tally => {
  const sums = { stored: 0, duplicates: 0, edited: 0, tooOld: 0, unfitFiles: 0 };
  const skipped = new Map<string, number>();
  const unfit: Unfit[] = [];
  const skip = (why: string) => {
    skipped.set(why, (skipped.get(why) ?? 0) + 1);
  };
  return {
    add: (what, count) => {
      sums[what] += count;
    },
    skip,
    unfit: (one) => {
      if (unfit.length < named) unfit.push(one);
      if (one.record === undefined) sums.unfitFiles += 1;
      else skip(one.why);
    },
    counts: () => {
      const left = [...skipped.values()].reduce((sum, one) => sum + one, 0);
      const found = sums.stored + sums.duplicates + sums.edited + sums.tooOld + left;
      return { found, ...sums, skipped: Object.fromEntries(skipped), unfit };
    },
  };
};
