/** Turns the times of a log into times that fit into a window, in the same order and at the same proportions. */

export type Window = { readonly from: number; readonly to: number };

const minuteMs = 60_000;
const dayMinutes = 24 * 60;

/**
 * Instants (ms, from an arbitrary zero) of lines that bear the minute of their day or nothing. Lines of one
 * minute are spread over it; a clock that falls back by more than an hour has passed midnight.
 */
export const spreadMinutes = (minutes: readonly (number | undefined)[]): number[] => {
  const whole = unwrap(minutes);
  const size = new Map<number, number>();
  for (const minute of whole) size.set(minute, (size.get(minute) ?? 0) + 1);
  const seen = new Map<number, number>();
  return whole.map((minute) => {
    const index = seen.get(minute) ?? 0;
    seen.set(minute, index + 1);
    return (minute + index / (size.get(minute) ?? 1)) * minuteMs;
  });
};

/** Counts minutes on from one line's minute of the day to the next one's; a line without a minute has that of the last. */
export const minuteClock = (first = 0): ((minute: number | undefined) => number) => {
  let days = 0;
  let last = first;
  return (minute = last % dayMinutes) => {
    if (minute + days * dayMinutes < last - 60) days += 1;
    last = Math.max(last, minute + days * dayMinutes);
    return last;
  };
};

const unwrap = (minutes: readonly (number | undefined)[]): number[] =>
  minutes.map(minuteClock(minutes.find((minute) => minute !== undefined)));

/** Maps instants into the window (whole ms): the earliest to its start, the latest to its end. */
export const squeeze = (instants: readonly number[], { from, to }: Window): number[] => {
  const bounds = instants.reduce(
    ({ min, max }, instant) => ({ min: Math.min(min, instant), max: Math.max(max, instant) }),
    { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY },
  );
  const span = Math.max(bounds.max - bounds.min, 1);
  return instants.map((instant) =>
    Math.floor(from + ((instant - bounds.min) / span) * (to - from)),
  );
};
