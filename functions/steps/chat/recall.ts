/**
 * Recalling a message. Its content and media go at once; a mark keeps its place until the message would have
 * expired, so that a repetition of it is a duplicate and not a return (invariants 8 and 11).
 */

import type { Keeping } from "../../domain/keeping.ts";
import { pages } from "../../domain/pages.ts";
import { dayBucket } from "../../domain/partition.ts";
import type { Found, Holder } from "../../ports.ts";
import { eraseMedia } from "../retention/erase.ts";
import { store } from "../retention/store.ts";

/** A message by its conversation's and its own digest. */
export type Conversation = {
  readonly app: string;
  readonly group: string;
  readonly identity: string;
};

/** The newest message of a conversation with an id's digest, expired or not. */
export const findMessage = async (
  { directory, records }: Holder,
  { app, group, identity }: Conversation,
): Promise<Found | undefined> => {
  const entries = await directory.ofGroup(app, group);
  for (const { partition } of [...entries].reverse()) {
    const find = (after: string | undefined) =>
      records.find(partition, { after, descending: true });
    for await (const page of pages(find)) {
      const found = page.find(({ sk }) => sk.endsWith(`|${identity}`));
      if (found !== undefined) return found;
    }
  }
  return undefined;
};

/** Takes a message's content and media away. Throws if a medium was refused: the recall is tried again. */
export const takeBack = async (holder: Holder, found: Found): Promise<void> => {
  const refused = await eraseMedia(holder, [found]);
  if (refused.size > 0) throw new Error("S3 refused an object");
  await holder.records.blank(found);
};

/** A recall that comes before its message leaves a mark of its own in the conversation's day. */
const markSort = (identity: string): string => `~recall~${identity}`;

/** Notes a recall, so that its message is taken back however late it comes. */
export const markRecall = async (
  holder: Holder,
  { app, group, identity }: Conversation,
  keeping: Keeping,
  now: number,
): Promise<void> => {
  const partition = { app, group, bucket: dayBucket(now) };
  const mark = { partition, sk: markSort(identity), at: now, recalled: true };
  await store(holder, [mark], keeping, now);
};

/** Whether a message of an instant was recalled before it came. */
export const wasRecalled = async (
  { records }: Holder,
  { app, group, identity }: Conversation,
  instants: readonly number[],
): Promise<boolean> => {
  const buckets = new Set(instants.map(dayBucket));
  const marks = await Promise.all(
    [...buckets].map((bucket) =>
      records.get({ partition: { app, group, bucket }, sk: markSort(identity) }),
    ),
  );
  return marks.some((mark) => mark !== undefined);
};
