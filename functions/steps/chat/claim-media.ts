/**
 * Media come first, under a ticket of their own short clock; a message then claims them in one transaction,
 * and from then on they live and go with the message: one clock for both (DA-2.messages).
 */
import { isReadable, type Keeping } from "../../domain/keeping.ts";
import { classOfKey, type Medium, mediaClassOf } from "../../domain/media.ts";
import { dayBucket, timeSort } from "../../domain/partition.ts";
import { Problem } from "../../domain/problem.ts";
import type { Draft, Holder, MediaTickets, Place, Records, Stored } from "../../ports.ts";
import { listPartitions, type StoredCount, stamped } from "../retention/store.ts";

export const mediaGroup = "media";

/** Where a ticket lies: a medium's id begins with its time (`m<epoch ms>-<uuid>`). */
export const ticketPlace = (app: string, mediaId: string): Place => {
  const at = Number(mediaId.slice(1, mediaId.indexOf("-")));
  return {
    partition: { app, group: mediaGroup, bucket: dayBucket(at) },
    sk: timeSort(at, mediaId),
  };
};

const usable = (ticket: Stored | undefined, keeping: Keeping, now: number): ticket is Stored =>
  ticket !== undefined &&
  isReadable(ticket, keeping, now) &&
  classOfKey(ticket.media?.[0] ?? "") >= mediaClassOf(keeping);

const mediaOf = async (
  records: Records,
  places: readonly Place[],
  keeping: Keeping,
  now: number,
) => {
  const found = await Promise.all(places.map((place) => records.get(place)));
  return found.map((ticket) =>
    usable(ticket, keeping, now) ? (ticket.medium as Medium) : undefined,
  );
};

const none: StoredCount = { stored: 0, duplicates: 0, expired: 0 };

/** A repetition finds its tickets gone, and the message there. */
const missing = async (records: Records, draft: Draft): Promise<StoredCount> => {
  if ((await records.get(draft)) === undefined) throw new Problem("media-unusable");
  return { ...none, duplicates: 1 };
};

const counts: Readonly<Record<"added" | "duplicate", StoredCount>> = {
  added: { ...none, stored: 1 },
  duplicate: { ...none, duplicates: 1 },
};

/** Stores a message together with the media it claims. Throws "media-unusable" if one of them cannot be. */
export const claimMedia = async (
  { holder, tickets }: { readonly holder: Holder; readonly tickets: MediaTickets },
  { mediaIds, ...draft }: Draft,
  keeping: Keeping,
  now: number,
): Promise<StoredCount> => {
  const places = (mediaIds as string[]).map((mediaId) => ticketPlace(draft.partition.app, mediaId));
  const media = await mediaOf(holder.records, places, keeping, now);
  const known = media.filter((medium) => medium !== undefined);
  if (known.length < places.length) return missing(holder.records, draft as Draft);
  const full = { ...draft, media: known.map(({ key }) => key), details: known } as Draft;
  const [record] = stamped([full], keeping, now);
  if (record === undefined) return { ...none, expired: 1 };
  await listPartitions(holder.directory, [record], now);
  const outcome = await tickets.claim(record, places);
  return outcome === "unusable" ? missing(holder.records, record) : counts[outcome];
};
