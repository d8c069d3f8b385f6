/** The days ahead in stretches that a plot has room for. */
import type { Amount, Holding } from "../../client/holdings.ts";

/** What goes within a stretch of days, both ends included (epoch ms of their midnights in UTC). */
export type Stretch = Amount & { readonly from: number; readonly to: number };

const day = 86_400_000;
const mostBars = 62;

/** How many days a bar may stand for, so that a plot reads as days, weeks, months or quarters. */
const steps = [1, 7, 28, 91, 364] as const;

const midnight = (instant: number): number => Math.floor(instant / day) * day;

/** The smallest step by which so many days fit. */
export const stepFor = (days: number): number =>
  steps.find((step) => days / step <= mostBars) ?? 364;

/** How many days ahead the last of some records goes, at least a week so that a plot has a scale. */
export const horizonOf = (rows: readonly Pick<Holding, "goes">[], now: number): number => {
  const last = Math.max(now, ...rows.flatMap(({ goes }) => goes.map((one) => Date.parse(one.day))));
  return Math.max(7, Math.round((last - midnight(now)) / day) + 1);
};

/** What goes, stretch by stretch from today until the horizon, empty ones included. What should have gone counts as today's. */
export const stretches = (
  goes: Holding["goes"],
  now: number,
  horizon: number,
): readonly Stretch[] => {
  const [start, step] = [midnight(now), stepFor(horizon)];
  const bars = Array.from({ length: Math.ceil(horizon / step) }, (_, index) => ({
    from: start + index * step * day,
    to: start + ((index + 1) * step - 1) * day,
    records: 0,
    bytes: 0,
  }));
  for (const one of goes) {
    const index = Math.floor((Date.parse(one.day) - start) / day / step);
    const bar = bars[Math.max(0, index)];
    if (bar === undefined) continue;
    bar.records += one.records;
    bar.bytes += one.bytes;
  }
  return bars;
};
