import * as z from "zod/mini";
import { limits } from "../policy/limits.ts";

const limit = z.pipe(
  z.coerce.number<string>(),
  z.int().check(z.minimum(1), z.maximum(limits.page.max)),
);

/** The query of every list: how many at the most, and where to go on. */
export const pagingSchema = z.strictObject({
  limit: z._default(limit, limits.page.default),
  cursor: z.optional(z.string().check(z.maxLength(1024))),
});

/** The same, in order of time: ascending unless asked otherwise. */
export const orderedPagingSchema = z.extend(pagingSchema, {
  order: z._default(z.enum(["asc", "desc"]), "asc"),
});
export type OrderedPaging = z.infer<typeof orderedPagingSchema>;
