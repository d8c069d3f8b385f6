/**
 * Recalling a message. Its content and media go at once; a mark keeps its place until the message would have
 * expired, so that a repetition of it is a duplicate and not a return (invariants 8 and 11).
 */
import { type HoldScope, isHeld } from "../../domain/holds.ts";
import type { Keeping } from "../../domain/keeping.ts";
import { uploadsEnd } from "../../domain/media.ts";
import { type NamedMessage, nameOf } from "../../domain/message.ts";
import {
  bucketOf,
  dayBucket,
  isSortOf,
  recalledGroup,
  wholeBucket,
} from "../../domain/partition.ts";
import { milliseconds } from "../../policy/duration.ts";
import { operational } from "../../policy/periods.ts";
import type { FindNamed, Found, Holder, Ledger, Place } from "../../ports.ts";
import { withdraw } from "../holds/withdraw.ts";
import { eraseMedia } from "../retention/erase-found.ts";
import { listPartitions, stamped } from "../retention/store.ts";

export type TakingBack = {
  readonly holder: Holder;
  readonly ledger: Ledger;
  /** The scopes in which messages of the app are held. */
  readonly holds: readonly HoldScope[] | undefined;
};

/** How far back the newest of a conversation are looked through: what the index may not have seen yet. */
const newest = 100;

/**
 * All messages that bear an id's digest, expired or not, marks of recalled ones among them: in as many requests however
 * many days the conversation has. The index lags by a moment, so that the newest of today are looked through as well.
 */
export const findMessages = async (
  { records }: Holder,
  findNamed: FindNamed,
  message: NamedMessage,
  now: number,
): Promise<readonly Found[]> => {
  const { app, group, identity } = message;
  const today = { app, group, bucket: dayBucket(now) };
  const [named, { items }] = await Promise.all([
    findNamed(nameOf(message)),
    records.find(today, { descending: true, limit: newest }),
  ]);
  const late = items.filter(({ sk }) => isSortOf(sk, identity));
  const all = [...named, ...late].map((one): [string, Found] => [one.pk + one.sk, one]);
  return [...new Map(all).values()];
};

/**
 * Takes a message's content and media away; of one that is held nobody reads anything more, and it goes when it may: the
 * ledger is told in any case. The content goes first, the mark knows the media until it goes itself: what is put into the
 * bucket meanwhile finds the mark, and what S3 refused is found by it. A link that still takes an upload makes the mark
 * due when it does not any more.
 * Throws if a medium was refused: the recall is tried again.
 */
export const takeBack = async (
  { holder, ledger, holds }: TakingBack,
  { app, group }: NamedMessage,
  found: Found,
  now: number,
): Promise<"recalled" | "held"> => {
  const partition = { app, group, bucket: bucketOf(found.pk) };
  const place = { group, bucket: partition.bucket, sk: found.sk };
  await ledger.note(app, { kind: "record", place, at: now });
  if (isHeld(holds, { group, author: found.author })) {
    await withdraw(holder, found, now);
    return "held";
  }
  const end = uploadsEnd(found.media ?? []);
  if (end > now) await holder.directory.enter(partition, end, now);
  await holder.records.blank(found);
  const refused = await eraseMedia(holder, [found]);
  if (refused.size > 0) throw new Error("S3 refused an object");
  return "recalled";
};

/** A recall that comes before its message leaves a mark beside the conversation, whatever the days of both. */
const markPlace = ({ app, group, identity }: NamedMessage): Place => ({
  partition: { app, group: recalledGroup(group), bucket: wholeBucket },
  sk: identity,
});

/** Notes a recall, so that its message is taken back however late it comes. */
export const markRecall = async (
  { directory, records }: Holder,
  conversation: NamedMessage,
  keeping: Keeping,
  now: number,
): Promise<void> => {
  const mark = { ...markPlace(conversation), at: now, recalled: true };
  const fresh = stamped([mark], keeping, now);
  await listPartitions(directory, fresh, now);
  for (const record of fresh) await records.replace(record);
};

/** Two clocks may differ by this much. */
const skew = milliseconds(operational.webhookSkew);

/** Whether a message of an instant was recalled before it came; one sent later only has the same id. */
export const wasRecalled = async (
  { records }: Holder,
  conversation: NamedMessage,
  sentAt: number,
): Promise<boolean> => {
  const mark = await records.get(markPlace(conversation));
  return mark !== undefined && sentAt <= mark.at + skew;
};
