import * as z from "zod/mini";
import { directorySlots } from "../../domain/partition.ts";
import { chosenCategories } from "../../policy/categories.ts";

/**
 * Where in a category a file begins: behind a place in its directory and, within the partition there, behind a record;
 * `units` of the next record are in the file before.
 */
export const filePlace = z.object({
  stop: z.optional(z.object({ slot: z.enum(directorySlots), sk: z.string() })),
  within: z.optional(z.object({ pk: z.string(), sk: z.optional(z.string()), units: z.int() })),
});
export type FilePlace = z.infer<typeof filePlace>;

const bundlePart = z.object({
  category: z.enum(chosenCategories),
  stored: z.boolean(),
  records: z.int(),
  files: z.int(),
});

/** How far a bundle is: the categories that are done, and in the next one how many files, and where to go on. */
export const bundlePlace = z.object({
  openedAt: z.int(),
  done: z.array(bundlePart),
  files: z.int(),
  records: z.int(),
  from: filePlace,
});
export type BundlePlace = z.infer<typeof bundlePlace>;
