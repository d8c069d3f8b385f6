import { Temporal } from "temporal-polyfill";

/** Milliseconds of a period without calendar parts. Throws a `RangeError` for months: they have no fixed length. */
export const milliseconds = (period: string): number =>
  Temporal.Duration.from(period).total("milliseconds");

export const seconds = (period: string): number => milliseconds(period) / 1000;

/** Days of a period without calendar parts; may be a fraction. */
export const days = (period: string): number => Temporal.Duration.from(period).total("days");

/** A period of whole days as ISO 8601. */
export const ofDays = (count: number): string => `P${count}D`;

/** The instant (epoch ms) a period after another, by the UTC calendar, the day clamped (PP-6.configuration). */
export const after = (instant: number, period: string): number =>
  Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO("UTC").add(period)
    .epochMilliseconds;
