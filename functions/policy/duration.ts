import { UTCDateMini } from "@date-fns/utc/date/mini";
import { add } from "date-fns/add";
import { sub } from "date-fns/sub";
import { type Duration, parse, serialize } from "tinyduration";

const perSecond = 1_000;
const perMinute = 60 * perSecond;
const perHour = 60 * perMinute;
const perDay = 24 * perHour;

/**
 * A period as its parts, and its sign. Throws a `RangeError` for what is not an ISO 8601 duration: the parser
 * alone would overlook what stands before or after one.
 */
const partsOf = (period: string): { readonly parts: Duration; readonly sign: 1 | -1 } => {
  try {
    const parts = parse(period);
    if (serialize(parts) === period) return { parts, sign: parts.negative ? -1 : 1 };
  } catch (cause) {
    throw new RangeError(`${period} is not a period`, { cause });
  }
  throw new RangeError(`${period} is not a period`);
};

/** Milliseconds of a period without calendar parts. Throws a `RangeError` for months: they have no fixed length. */
export const milliseconds = (period: string): number => {
  const { parts, sign } = partsOf(period);
  const { years, months, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0 } = parts;
  if (years || months) throw new RangeError(`${period} has no fixed length`);
  const clock = hours * perHour + minutes * perMinute + seconds * perSecond;
  return sign * ((weeks * 7 + days) * perDay + clock);
};

export const seconds = (period: string): number => milliseconds(period) / perSecond;

/** Days of a period without calendar parts; may be a fraction. */
export const days = (period: string): number => milliseconds(period) / perDay;

/** Milliseconds of so many days; may be a fraction, and `NaN` of what is no number. */
export const ofDaysInMilliseconds = (count: number): number => count * perDay;

/** A period of whole days as ISO 8601. */
export const ofDays = (count: number): string => `P${count}D`;

/** Milliseconds as ISO 8601, in days, hours, minutes and seconds. */
export const ofMilliseconds = (length: number): string =>
  serialize({
    days: Math.floor(length / perDay),
    hours: Math.floor((length % perDay) / perHour),
    minutes: Math.floor((length % perHour) / perMinute),
    seconds: (length % perMinute) / perSecond,
  });

/** The instant (epoch ms) a period after another, by the UTC calendar, the day clamped (PP-6.configuration). */
export const after = (instant: number, period: string): number => {
  const { parts, sign } = partsOf(period);
  const shift = sign === 1 ? add : sub;
  return shift(new UTCDateMini(instant), parts).getTime();
};
