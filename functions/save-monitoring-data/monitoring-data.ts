import * as z from "zod/mini";
import { instant, name } from "../domain/fields.ts";
import { clockOf } from "../domain/message.ts";
import { limits } from "../policy/limits.ts";
import type { CountedCalls } from "../steps/retention/record-calls.ts";

/** Calls of one interface in one minute: no user in it (PP-4.monitoring). */
const recordSchema = z
  .strictObject({
    interface: name(),
    minute: instant(),
    calls: z.int().check(z.minimum(1)),
    successes: z.int().check(z.minimum(0)),
    averageDelayMs: z.number().check(z.minimum(0)),
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

export const countedCallsOf = (
  { records }: z.infer<typeof monitoringSchema>,
  now: number,
): CountedCalls[] =>
  records.map(({ minute, averageDelayMs, ...record }) => ({
    ...record,
    at: clockOf(Date.parse(minute), now),
    delayMs: averageDelayMs * record.calls,
  }));
