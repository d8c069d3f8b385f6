import * as z from "zod/mini";
import { directorySlots } from "../../domain/partition.ts";
import { chosenCategories } from "../../policy/categories.ts";

const stop = z.object({ slot: z.enum(directorySlots), sk: z.string() });

/**
 * Where in a category a file begins: behind a place in its directory and, within the partition that is listed `at` the
 * next one, behind a record; `units` of the next record are in the file before.
 */
export const filePlace = z.object({
  stop: z.optional(stop),
  within: z.optional(
    z.object({
      pk: z.string(),
      sk: z.optional(z.string()),
      units: z.int(),
      at: z.optional(stop),
    }),
  ),
});
export type FilePlace = z.infer<typeof filePlace>;

const isBefore = (one: z.infer<typeof stop>, other: z.infer<typeof stop>): boolean =>
  one.slot === other.slot
    ? one.sk < other.sk
    : directorySlots.indexOf(one.slot) < directorySlots.indexOf(other.slot);

/** Whether a partition came after the walk had passed its place: what a file has begun with must not be lost over it. */
export const isPassed = ({ within }: FilePlace, here: z.infer<typeof stop> | undefined): boolean =>
  here !== undefined && within?.at !== undefined && isBefore(here, within.at);

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
