import * as z from "zod/mini";
import { perishable } from "../../policy/categories.ts";
import { dueShards } from "../../policy/names.ts";
import { cursor } from "../walk/cursor.ts";

/**
 * A shard of a category that has more due than one run erases; `since` is when its sweep began (epoch ms), `from` where
 * to go on.
 */
export const shardTask = z.object({
  category: z.enum(perishable),
  shard: z.enum(dueShards),
  since: z.int(),
  from: z.optional(cursor),
});
export type ShardTask = z.infer<typeof shardTask>;
