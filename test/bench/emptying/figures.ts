import type { Outcome } from "./attempt.ts";
import { oneKeyMinimum } from "./layouts.ts";

/** The middle of some numbers; those that are not known are left out. */
export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.filter((one) => !Number.isNaN(one)).sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
};

/** A number for a table: three digits where they matter; a dash for what is not known. */
export const shown = (number: number): string => {
  if (Number.isNaN(number)) return "–";
  if (number >= 100) return String(Math.round(number));
  return number >= 10 ? number.toFixed(1) : number.toFixed(2);
};

export const megabytes = (bytes: number): string => shown(bytes / 1_000_000);

const erased = ({ records, left }: Outcome): number => records - left.records;

export const itemsPerSecond = (outcome: Outcome): number => erased(outcome) / outcome.seconds;

export const cpuPerItem = (outcome: Outcome): number => outcome.cpuMicros / erased(outcome);

export const requestsOverMinimum = ({ counts, minimum }: Outcome): number =>
  counts.requests / minimum.requests;

/** Against the floor of any layout: one key per app, no directory. */
export const requestsOverFloor = ({ counts, records }: Outcome): number =>
  counts.requests / oneKeyMinimum(records).requests;

export const writesOverMinimum = ({ counts, minimum }: Outcome): number =>
  counts.writeUnits / minimum.writeUnits;

/** What is left of the records, at worst. */
export const recordsLeft = (outcomes: readonly Outcome[]): number =>
  Math.max(...outcomes.map(({ left }) => left.records));

/** What is left of the directory's rows, at worst: they lead the next look to their partitions. */
export const rowsLeft = (outcomes: readonly Outcome[]): number =>
  Math.max(...outcomes.map(({ left }) => left.rows));
