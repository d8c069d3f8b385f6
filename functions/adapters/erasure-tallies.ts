import type { Counts, CountsByHolder } from "../domain/receipt-draft.ts";

/** Stands in the name of each attribute that counts. */
export const countMark = "__";
const placed = (holder: string): string => holder.replaceAll("-", "_");

/** The row in which an erasure counts what it does in stores; attributes are `<holder>__<what>`. */
export const tallyRow = (kind: string): string => `${kind}-counted`;

type Sums = Readonly<Record<string, number>>;

export const toAttributes = (counts: Readonly<Record<string, Partial<Sums>>>): Sums =>
  Object.fromEntries(
    Object.entries(counts).flatMap(([holder, one]) =>
      Object.entries(one).map(([what, count]) => [placed(holder) + countMark + what, count ?? 0]),
    ),
  );

const none: Counts = { found: 0, deleted: 0, refused: 0 };

/** The counts in a row, each with what it is without any; other attributes are left out. */
export const countsIn = <C extends Sums>(row: object, without: C): Readonly<Record<string, C>> => {
  const counts: Record<string, C> = {};
  for (const [name, value] of Object.entries(row)) {
    const [holder = "", what] = name.split(countMark);
    if (what === undefined) continue;
    const key = holder.replaceAll("_", "-");
    counts[key] = { ...without, ...counts[key], [what]: value };
  }
  return counts;
};

export const fromAttributes = (row: object): CountsByHolder => countsIn(row, none);
