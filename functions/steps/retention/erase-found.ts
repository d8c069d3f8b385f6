/**
 * Erasing what was found. Invariant 3: a record goes only if it is still as it was found. Invariant 8: a record
 * goes after its media, so that whatever was half done is found again.
 */
import { uploadsEnd } from "../../domain/media.ts";
import type { Found, Holder } from "../../ports.ts";

/**
 * What a deletion did. `refused` counts records whose media S3 would not give up, `changed` those that were
 * not as they were found and so were left; `again` is when marks that were left must be looked at (epoch ms);
 * `finished` is false if patience ran out.
 */
export type Erasure = {
  readonly erased: number;
  readonly refused: number;
  readonly changed: number;
  readonly again: number;
  readonly finished: boolean;
};

export const never = Number.POSITIVE_INFINITY;
export const nothing: Erasure = { erased: 0, refused: 0, changed: 0, again: never, finished: true };

export const plus = (one: Erasure, other: Erasure): Erasure => ({
  erased: one.erased + other.erased,
  refused: one.refused + other.refused,
  changed: one.changed + other.changed,
  again: Math.min(one.again, other.again),
  finished: one.finished && other.finished,
});

/** Erases the media of records; returns the object keys that S3 refused. */
export const eraseMedia = async (
  { media }: Holder,
  due: readonly Found[],
): Promise<Set<string>> => {
  const keys = due.flatMap((one) => one.media ?? []);
  if (media === undefined || keys.length === 0) return new Set();
  return new Set((await media.erase(keys)).refused);
};

const endOfUploads = ({ media = [] }: Found): number => uploadsEnd(media);

/** When the first of these records has no upload under way any more that is under way now. */
const firstEnd = (records: readonly Found[], now: number): number =>
  Math.min(...records.map(endOfUploads).filter((end) => end > now));

/**
 * Erases records and what hangs on them. A record whose media were refused stays, to be found again; of one
 * whose link still takes an upload only a mark stays, until whatever was uploaded can be erased for good.
 */
export const eraseFound = async (
  holder: Holder,
  due: readonly Found[],
  now: number,
): Promise<Erasure> => {
  const kept = await eraseMedia(holder, due);
  const free = due.filter((one) => !one.media?.some((key) => kept.has(key)));
  const isOpen = (one: Found) => endOfUploads(one) > now;
  const open = free.filter(isOpen);
  for (const one of open) await holder.records.blank(one);
  const { erased, changed } = await holder.records.erase(free.filter((one) => !isOpen(one)));
  const refused = due.length - free.length;
  return { erased, refused, changed, again: firstEnd(open, now), finished: true };
};

/** Erases what was uploaded for recalled messages after their recall. */
export const eraseForMarks = async (
  holder: Holder,
  marks: readonly Found[],
  now: number,
): Promise<Erasure> => {
  const refused = (await eraseMedia(holder, marks)).size;
  return { ...nothing, refused, again: firstEnd(marks, now) };
};
