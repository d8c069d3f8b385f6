/**
 * How far a request is in a store (DA-5.request, DA-5.law): what was found, what of it is gone, what a law holds, what
 * S3 refused and what else is still there are five numbers. What is held is never called deleted: it is gone once a look
 * has not found it any more, whoever erased it then.
 */
import { categories, type Perishable, perishable } from "../../policy/categories.ts";

/**
 * What is kept of a store: `erased` are records that the request's own work has erased, `refused` those that it was
 * refused in its last run; `seen` is as many as were ever erased or there at once; `held` and `left` were there at the
 * end of the last look, the one by law and the other for another reason.
 */
export type Progress = {
  readonly erased: number;
  readonly refused: number;
  readonly seen: number;
  readonly held: number;
  readonly left: number;
};
export type ProgressByHolder = Readonly<Record<string, Partial<Progress>>>;

/** What a run of the eraser adds to `erased`, and sets as `refused`. */
export type ErasedNow = Pick<Progress, "erased" | "refused">;

export const noProgress: Progress = { erased: 0, refused: 0, seen: 0, held: 0, left: 0 };

/** What a look found, and how many records had been erased when it began: those were not among what it found. */
export type Looked = Pick<Progress, "held" | "left" | "erased">;

/** After a whole look at the store. What somebody else erased while it went on is counted once, as found by it. */
export const afterLooking = (
  before: Partial<Progress> | undefined,
  { held, left, erased }: Looked,
): Progress => {
  const progress = { ...noProgress, ...before };
  return { ...progress, held, left, seen: Math.max(progress.seen, erased + held + left) };
};

/** The five numbers: what was found is the sum of the other four. */
export type FiveCounts = {
  readonly found: number;
  readonly deleted: number;
  readonly held: number;
  readonly refused: number;
  readonly remaining: number;
};

/** Between two looks what was there at the last one may be gone by now; it is not called gone before the next one. */
export const countsOf = (progress: Partial<Progress> | undefined): FiveCounts => {
  const { erased, refused, seen, held, left } = { ...noProgress, ...progress };
  const found = Math.max(seen, erased);
  const deleted = Math.max(erased, seen - held - left);
  const stays = found - deleted;
  const still = Math.min(held, stays);
  return { found: found + refused, deleted, held: still, refused, remaining: stays - still };
};

const categoryOf = (holder: string): { readonly category?: Perishable } => {
  const category = perishable.find((one) => categories[one].table === holder);
  return category === undefined ? {} : { category };
};

/** The five numbers of each store, in the order of their names. */
export const progressView = (progress: ProgressByHolder) =>
  Object.keys(progress)
    .sort()
    .map((holder) => ({ holder, ...categoryOf(holder), ...countsOf(progress[holder]) }));
