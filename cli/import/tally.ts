/** What became of what was found: every message is counted once. */
export type Counts = {
  readonly found: number;
  readonly stored: number;
  /** There already, from an earlier run or twice in the export. */
  readonly duplicates: number;
  /** Not kept, since it is older than the app's period. */
  readonly tooOld: number;
  /** Read and not sent, or not taken, by reason. */
  readonly skipped: Readonly<Record<string, number>>;
};

export type Tally = {
  add(what: "stored" | "duplicates" | "tooOld", count: number): void;
  skip(why: string): void;
  counts(): Counts;
};

export const tally = (): Tally => {
  const sums = { stored: 0, duplicates: 0, tooOld: 0 };
  const skipped = new Map<string, number>();
  return {
    add: (what, count) => {
      sums[what] += count;
    },
    skip: (why) => {
      skipped.set(why, (skipped.get(why) ?? 0) + 1);
    },
    counts: () => {
      const left = [...skipped.values()].reduce((sum, one) => sum + one, 0);
      const found = sums.stored + sums.duplicates + sums.tooOld + left;
      return { found, ...sums, skipped: Object.fromEntries(skipped) };
    },
  };
};
