/**
 * Media come first, under a ticket of their own short clock; a message then claims them in one transaction,
 * and from then on they live and go with the message: one clock for both (DA-2.messages).
 */
import { isReadable, type Keeping } from "../../domain/keeping.ts";
import { classOfKey, type Medium, mediaClassOf } from "../../domain/media.ts";
import { dayBucket, partitionKey, timeSort } from "../../domain/partition.ts";
import { Problem } from "../../domain/problem.ts";
import type {
  Holder,
  LookAtObject,
  MediaTickets,
  Place,
  Records,
  Stored,
  Uploads,
  Vault,
} from "../../ports.ts";
import { listPartitions, placeName, type StoredCount, stamped } from "../retention/store.ts";
import { isUnder, opened, sealed, type Unsealed } from "../sealing/sealed.ts";

export const mediaGroup = "media";

/** When the upload of a medium was opened (epoch ms): its id begins with it (`m<epoch ms>-<uuid>`). */
const openedAt = (mediaId: string): number => Number(mediaId.slice(1, mediaId.indexOf("-")));

/** Where a ticket lies. */
export const ticketPlace = (app: string, mediaId: string): Place => {
  const at = openedAt(mediaId);
  return {
    partition: { app, group: mediaGroup, bucket: dayBucket(at) },
    sk: timeSort(at, mediaId),
  };
};

/** A message that is about to be stored, and the media that it claims. */
export type MessageDraft = Unsealed & { readonly mediaIds: readonly string[] };

export type Claiming = {
  readonly holder: Holder;
  readonly tickets: MediaTickets;
  readonly look: LookAtObject;
  readonly uploads: Pick<Uploads, "close">;
  readonly vault: Vault;
};

const usable = (ticket: Stored, vault: Vault, keeping: Keeping, now: number): boolean =>
  isUnder(vault, ticket) &&
  isReadable(ticket, keeping, now) &&
  classOfKey(ticket.media?.[0] ?? "") >= mediaClassOf(keeping);

/** The medium with the mark of its bytes; undefined if it was not uploaded yet, so that nobody can fill it later. */
const uploaded = async ({ look, vault }: Claiming, medium: Medium): Promise<Medium | undefined> => {
  const head = await look(medium.key, vault.keyOfObject(medium.key));
  return head?.bytes === medium.bytes ? { ...medium, etag: head.etag } : undefined;
};

const mediaOf = async (
  ports: Claiming,
  places: readonly Place[],
  keeping: Keeping,
  now: number,
): Promise<Medium[]> => {
  const { holder, vault } = ports;
  const found = await Promise.all(places.map((place) => holder.records.get(place)));
  const tickets = found
    .filter((ticket) => ticket !== undefined)
    .filter((ticket) => usable(ticket, vault, keeping, now));
  if (tickets.length < places.length) return [];
  const media = await Promise.all(
    tickets.map((ticket) => uploaded(ports, opened<Medium>(vault, ticket))),
  );
  return media.filter((medium) => medium !== undefined);
};

const none: StoredCount = { stored: 0, duplicates: 0, expired: 0, taken: [] };

const duplicate = (place: Place): StoredCount => ({
  ...none,
  duplicates: 1,
  taken: [placeName(place)],
});

/** A repetition finds its tickets gone, and the message there. */
const missing = async (records: Records, place: Place): Promise<StoredCount> => {
  if ((await records.get(place)) === undefined) throw new Problem("media-unusable");
  return duplicate(place);
};

const placesOf = ({ partition, mediaIds }: MessageDraft): Place[] =>
  mediaIds.map((mediaId) => ticketPlace(partition.app, mediaId));

/** A message and the media that it may claim; without `details` it is a repetition. */
export type Claim = {
  readonly draft: MessageDraft;
  readonly details: readonly Medium[] | undefined;
};

/** Finds what a message is to claim. Throws "media-unusable" if something of it cannot be. */
export const findMedia = async (
  ports: Claiming,
  draft: MessageDraft,
  keeping: Keeping,
  now: number,
): Promise<Claim> => {
  const details = await mediaOf(ports, placesOf(draft), keeping, now);
  if (details.length === draft.mediaIds.length) return { draft, details };
  await missing(ports.holder.records, draft);
  return { draft, details: undefined };
};

/**
 * Throws "media-unusable" if two messages of a batch name one medium: it goes with one of them, and so has one clock. A
 * message that is in the batch twice is its own duplicate.
 */
export const checkApart = (drafts: readonly MessageDraft[]): void => {
  const claimants = new Map<string, string>();
  for (const { partition, sk, mediaIds } of drafts) {
    const place = partitionKey(partition) + sk;
    for (const mediaId of mediaIds) {
      const first = claimants.get(mediaId) ?? place;
      if (first !== place) throw new Problem("media-unusable");
      claimants.set(mediaId, first);
    }
  }
};

/** What a message has claimed is open no more. */
const closed = ({ uploads }: Claiming, app: string, details: readonly Medium[]): Promise<void> =>
  uploads.close(
    app,
    details.map(({ mediaId, bytes }) => ({ at: openedAt(mediaId), bytes })),
  );

/** Stores a message together with the media it claims. Throws "media-unusable" if one was claimed meanwhile. */
export const claimMedia = async (
  ports: Claiming,
  { draft: whole, details }: Claim,
  keeping: Keeping,
  now: number,
): Promise<StoredCount> => {
  if (details === undefined) return duplicate(whole);
  const { records, directory } = ports.holder;
  const { mediaIds, content, ...draft } = whole;
  const media = details.map(({ key }) => key);
  const full = sealed(ports.vault, { ...draft, media, content: { ...content, details } });
  const [record] = stamped([full], keeping, now);
  if (record === undefined) return { ...none, expired: 1 };
  await listPartitions(directory, [record], now);
  const outcome = await ports.tickets.claim(record, placesOf(whole));
  if (outcome === "added") await closed(ports, whole.partition.app, details);
  if (outcome === "unusable") return missing(records, record);
  return outcome === "added" ? { ...none, stored: 1 } : duplicate(whole);
};
