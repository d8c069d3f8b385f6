/**
 * What is held of an app, and when it goes. Nothing is counted while writing: records are looked at, and each is told
 * by the very functions that decide for the readers and the eraser (`keeping.ts`). Whatever is physically there counts
 * once: as readable, as overdue, as kept by a law beyond its time, or as the mark of a recall.
 */
import * as z from "zod/mini";
import { type CategoryName, categories } from "../policy/categories.ts";

export const categoryNames = Object.keys(categories) as CategoryName[];

const counts = { records: z.int(), bytes: z.int() };
const amount = z.object(counts);
export type Amount = z.infer<typeof amount>;
export const nothing: Amount = { records: 0, bytes: 0 };
const days = z.array(z.object({ day: z.string(), ...counts }));

/** What a change of storage would do to what can be read now. */
const asIf = z.object({
  goesAtOnce: amount,
  /** Over by the change, and kept by a law. */
  held: amount,
  earlier: amount,
  later: amount,
  goes: days,
});

/** What of a category a page has counted; pages add up. Instants in RFC 3339, `byMs` in milliseconds. */
const holding = z.object({
  category: z.enum(categoryNames),
  ...counts,
  oldest: z.optional(z.string()),
  newest: z.optional(z.string()),
  /** What can be read and no law keeps, by the UTC day of its expiry. */
  goes: days,
  /** What a law keeps, readable or not (DA-5.law). */
  held: amount,
  /** Over, not held, and still there; `byMs` for how long the longest of it, where its instant is known. */
  overdue: z.object({ ...counts, byMs: z.optional(z.number()) }),
  /** Places of recalled messages, without content. */
  marks: amount,
  asIf: z.optional(asIf),
});
export type Holding = z.infer<typeof holding>;

/** The answer: `etag` is the configuration's that it was counted under, `next` the cursor while there is more. */
export const holdingsSchema = z.object({
  takenAt: z.string(),
  etag: z.string(),
  purgeAt: z.optional(z.string()),
  categories: z.array(holding),
  next: z.optional(z.string()),
});
export type Holdings = z.infer<typeof holdingsSchema>;
