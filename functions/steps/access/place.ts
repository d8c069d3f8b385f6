import * as z from "zod/mini";
import { chosenCategories } from "../../policy/categories.ts";
import { cursor } from "../walk/cursor.ts";

/** Where in a category a file begins; `units` of the next record of the partition begun are in the file before. */
export const filePlace = z.object({ cursor: z.optional(cursor), units: z.optional(z.int()) });
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
