/**
 * Erasing what was found. Invariant 3: a record goes only if it is still as it was found. Invariant 8: a record
 * goes after its media, so that whatever was half done is found again.
 */
import { uploadsEnd } from "../../domain/media.ts";
import type { Found, Holder } from "../../ports.ts";
import { sendAll } from "../batches/packer.ts";

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
 * Erases what hangs on records, and answers which of them may go now. A record whose media were refused stays, to
 * be found again; of one whose link still takes an upload only a mark stays, until whatever was uploaded can be
 * erased for good.
 */
export const release = async (
  holder: Holder,
  due: readonly Found[],
  now: number,
): Promise<{
  readonly free: readonly Found[];
  readonly refused: number;
  readonly again: number;
}> => {
  const kept = await eraseMedia(holder, due);
  const given = due.filter((one) => !one.media?.some((key) => kept.has(key)));
  const isOpen = (one: Found) => endOfUploads(one) > now;
  const open = given.filter(isOpen);
  for (const one of open) await holder.records.blank(one);
  const free = given.filter((one) => !isOpen(one));
  return { free, refused: due.length - given.length, again: firstEnd(open, now) };
};

/** Erases records and what hangs on them; false if any of them is left: S3 refused an object, or a record had changed. */
export const eraseFound = async (
  holder: Holder,
  due: readonly Found[],
  now: number,
): Promise<boolean> => {
  const { free, refused } = await release(holder, due, now);
  const { unmet } = await sendAll(holder.records.erase, free);
  return refused === 0 && unmet.length === 0;
};

/** Erases what was uploaded for recalled messages after their recall. */
export const eraseForMarks = async (
  holder: Holder,
  marks: readonly Found[],
  now: number,
): Promise<{ readonly refused: number; readonly again: number }> => {
  const refused = (await eraseMedia(holder, marks)).size;
  return { refused, again: firstEnd(marks, now) };
};
