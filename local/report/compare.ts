import type { Counted } from "./counted.ts";
import type { Range } from "./ledger.ts";
import type { Thing } from "./sort-rows.ts";

/** One cell of the report: what there must be, what a client reads, what is there, and what went. */
export type Cell = {
  readonly app: string;
  readonly what: Counted;
  readonly expected: Range;
  readonly readable?: Count | undefined;
  readonly there: number;
  /** How many of those seen last time are gone. */
  readonly went: number;
  readonly faults: readonly string[];
};
/** What was read, and what must have been; fewer than all where only some were asked for. */
export type Count = { readonly count: number; readonly expected: Range };

export type Seen = {
  readonly app: string;
  readonly what: Counted;
  readonly expected: Range;
  readonly readable?: Count | undefined;
  readonly now: readonly Thing[];
  readonly before: readonly Thing[];
};

const within = (count: number, { min, max }: Range): boolean => min <= count && count <= max;

export const rangeText = ({ min, max }: Range): string =>
  min === max ? String(min) : `${min} to ${max}`;

const misfit = (name: string, count: number | undefined, range: Range): string[] =>
  count === undefined || within(count, range)
    ? []
    : [`${count} ${name} instead of ${rangeText(range)}`];

/** Holds what was seen against what must be. */
export const compare = (seen: Seen): Cell => {
  const { app, what, expected, readable, now, before } = seen;
  const present = new Set(now.map(({ key }) => key));
  const faults = [
    ...misfit("readable", readable?.count, readable?.expected ?? expected),
    ...misfit("there", now.length, expected),
  ];
  const went = before.filter(({ key }) => !present.has(key)).length;
  return { app, what, expected, readable, there: now.length, went, faults };
};

/** What must be left of things whose clocks are known, each kept for its period (ms), and whatever came since. */
export const expectedOfOwn = (
  before: readonly Thing[],
  now: readonly Thing[],
  periodOf: (thing: Thing) => number,
  during: { readonly from: number; readonly to: number },
): Range => {
  const known = new Set(before.map(({ key }) => key));
  const fresh = now.filter(({ key }) => !known.has(key));
  const ends = [...before, ...fresh].map((thing) => (thing.at ?? 0) + periodOf(thing));
  return {
    min: ends.filter((end) => end > during.to).length,
    max: ends.filter((end) => end > during.from).length,
  };
};
