import * as z from "zod/mini";
import { instant, name, text } from "../domain/fields.ts";
import { clockOf } from "../domain/message.ts";
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

/** The calls of a batch; one without a time happened now. */
export const callsOf = ({ records }: z.infer<typeof logDataSchema>, now: number): LoggedCall[] =>
  records.map(({ time, ...record }) => ({
    ...record,
    at: time === undefined ? now : clockOf(Date.parse(time), now),
  }));
