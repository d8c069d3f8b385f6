/** Chat message records (DA-2.messages). */
import * as z from "zod/mini";
import { limits } from "../policy/limits.ts";
import { id, instant, list, text } from "./fields.ts";
import { dayBucket, joined, type Partition, parted, timeSort } from "./partition.ts";
import type { Element } from "./tencent-media.ts";

export const mediaId = () =>
  z.string().check(z.regex(/^m\d{13,15}-[A-Za-z0-9-]{36}$/, "must be the mediaId of an upload"));

const eachOnce = z.refine<readonly string[]>((ids) => new Set(ids).size === ids.length, {
  error: "must name each medium once",
});

/**
 * A message as the API takes it; `sentAt` starts its clock and makes a repetition the same message. One that was edited says
 * when, and takes the place of what it said before.
 */
export const messageSchema = z
  .strictObject({
    conversationId: id(),
    messageId: id(),
    partOf: z.optional(id()),
    from: id(),
    sentAt: instant(),
    editedAt: z.optional(instant()),
    text: z.optional(text(limits.textLength)),
    media: z.optional(list(mediaId(), limits.mediaPerMessage).check(eachOnce)),
    sensitive: z.optional(z.boolean()),
  })
  .check(
    z.refine(({ text, media }) => text !== undefined || media !== undefined, "needs text or media"),
  );

export const batchSchema = z.strictObject({
  messages: z.array(messageSchema).check(z.minLength(1), z.maxLength(limits.batch)),
});

/**
 * A message however it came; `sentAt` in epoch ms, `elements` as Tencent sent them, `sequence` its order among
 * messages of the same instant.
 */
export type Message = {
  readonly conversationId: string;
  readonly messageId: string;
  readonly from: string;
  readonly sentAt: number;
  /** When its words were last changed where it was written (epoch ms). */
  readonly editedAt?: number | undefined;
  readonly sequence?: number | undefined;
  /** The id of the whole that it is a further part of: it is taken back with that. */
  readonly partOf?: string | undefined;
  /**
   * What else tells it from others of the same id, instant and sequence where it was written: part of its place, not of its
   * content.
   */
  readonly apart?: string | undefined;
  /** What its source calls it everywhere, if it does. */
  readonly sourceId?: string | undefined;
  readonly text?: string | undefined;
  readonly elements?: readonly Element[] | undefined;
  readonly cloudCustomData?: string | undefined;
  readonly media?: readonly string[] | undefined;
  readonly sensitive?: boolean | undefined;
};

type Telling = Pick<Message, "messageId" | "sequence" | "apart" | "partOf">;

/** Its own digest comes last, by which it is found; what tells it from others of that is before it. */
const identityOf = (
  { sequence, messageId, partOf, apart = partOf && messageId }: Telling,
  digest: (value: string) => string,
  identity: string,
): string => {
  const own = apart === undefined ? identity : joined(digest(apart), identity);
  return sequence === undefined ? own : timeSort(sequence, own);
};

/**
 * By which all messages that bear an id are found, whatever their day: of digests alone, as a message's place is.
 * A conversation and an id name what a client means; two instants of one id are two records of it.
 */
export const nameOf = ({ app, group, identity }: NamedMessage): string =>
  joined(app, group, identity);

/** The name of a message from where it lies: its place ends in its digest. */
export const nameOfRecord = ({ pk, sk }: { readonly pk: string; readonly sk: string }): string => {
  const [app = "", group = ""] = parted(pk);
  return nameOf({ app, group, identity: parted(sk).at(-1) ?? sk });
};

/** A message by its conversation's and its own digest. */
export type NamedMessage = {
  readonly app: string;
  readonly group: string;
  readonly identity: string;
};

/**
 * Where a message lies: its conversation's day, in order of time. The place follows from what was sent and not
 * from its arrival, so that a repetition finds it taken, also by a clock that was ahead.
 */
export const placeOfMessage = (
  app: string,
  digest: (value: string) => string,
  message: Pick<Message, "conversationId" | "sentAt" | keyof Telling>,
): { readonly partition: Partition; readonly sk: string; readonly named: string } => {
  const { conversationId, messageId, partOf = messageId } = message;
  const [group, identity] = [digest(conversationId), digest(partOf)];
  return {
    partition: { app, group, bucket: dayBucket(message.sentAt) },
    sk: timeSort(message.sentAt, identityOf(message, digest, identity)),
    named: nameOf({ app, group, identity }),
  };
};

/** A conversation that a webhook began is named after two accounts, each of them encoded. */
export const conversationPath = z.object({
  appId: z.string(),
  conversationId: id(limits.conversationLength),
});
export const messagePath = z.extend(conversationPath, { messageId: id() });

/** A message by the whole that it is a part of; without that it is a whole, or there is no more of it. */
export const partQuery = z.strictObject({ partOf: z.optional(id()) });

/** Whether a record is the part of a whole that bears a digest. */
export const isPart = ({ sk }: { readonly sk: string }, digest: string): boolean =>
  parted(sk).at(-2) === digest;
