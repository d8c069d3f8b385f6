import * as z from "zod/mini";
import { checkClocks, clockOf } from "../domain/clocks.ts";
import { instant, name, wholeNumber } from "../domain/fields.ts";
import { limits } from "../policy/limits.ts";
import type { CountedCalls } from "../steps/retention/record-calls.ts";

/** Calls of one interface in one minute: no user in it (PP-4.monitoring). */
const recordSchema = z
  .strictObject({
    interface: name(),
    minute: instant(),
    calls: wholeNumber({ min: 1, max: limits.callsPerRecord }),
    successes: z.int().check(z.minimum(0)),
    averageDelayMs: z.number().check(z.minimum(0), z.maximum(limits.averageDelayMs)),
  })
  .check(
    z.refine(({ calls, successes }) => successes <= calls, {
      error: "must be at most the calls",
      path: ["successes"],
    }),
  );

export const monitoringSchema = z.strictObject({
  records: z.array(recordSchema).check(z.minLength(1), z.maxLength(limits.batch)),
});

/** Sums are kept exactly, so nothing finer than a clock can tell goes into them. */
const toMicroseconds = (ms: number): number => Math.round(ms * 1000) / 1000;

/** The calls of a batch. Throws "invalid-input" for a minute that is to come. */
export const countedCallsOf = (
  { records }: z.infer<typeof monitoringSchema>,
  now: number,
): CountedCalls[] => {
  const minutes = records.map(({ minute }) => Date.parse(minute));
  const said = minutes.map((at, index) => [`records.${index}.minute`, at] as const);
  checkClocks("monitoring", said, now);
  return records.map(({ minute, averageDelayMs, ...record }) => ({
    ...record,
    at: clockOf(Date.parse(minute), now),
    delayMs: toMicroseconds(averageDelayMs * record.calls),
  }));
};
