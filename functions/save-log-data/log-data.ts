import * as z from "zod/mini";
import { checkClocks, clockOf } from "../domain/clocks.ts";
import { instant, name, text } from "../domain/fields.ts";
import { limits } from "../policy/limits.ts";
import type { LoggedCall } from "../steps/retention/record-calls.ts";

/** Log data, these fields and no others (PP-4.log). */
const recordSchema = z.strictObject({
  ip: z.union([z.ipv4(), z.ipv6()]),
  interface: name(),
  time: z.optional(instant()),
  cause: z.optional(text(limits.causeLength)),
});

export const logDataSchema = z.strictObject({
  records: z.array(recordSchema).check(z.minLength(1), z.maxLength(limits.batch)),
});

/** The calls of a batch; one without a time happened now. Throws "invalid-input" for one that is to come. */
export const callsOf = ({ records }: z.infer<typeof logDataSchema>, now: number): LoggedCall[] => {
  const calls = records.map(({ time, ...record }) => ({
    ...record,
    at: time === undefined ? now : Date.parse(time),
  }));
  const said = calls.map(({ at }, index) => [`records.${index}.time`, at] as const);
  checkClocks("log", said, now);
  return calls.map((call) => ({ ...call, at: clockOf(call.at, now) }));
};
