/** What a reader finds in an export: messages as the API takes them, and what it leaves out, with the reason. */

import { idOf, personOf } from "../../functions/domain/source-ids.ts";
import { limits } from "../../functions/policy/limits.ts";

export type Message = {
  readonly conversationId: string;
  readonly messageId: string;
  /** What the first part is called. */
  readonly partOf?: string;
  readonly from: string;
  readonly sentAt: string;
  /** When it was last edited: by that its last words take the place of what was stored before. */
  readonly editedAt?: string;
  readonly text: string;
};

/** `beyond` are ids that further parts of an edited message may have had, when it was longer. */
export type FoundMessage = {
  readonly kind: "message";
  readonly message: Message;
  readonly beyond?: readonly string[];
};

/** Where in an export something stands: a file's name, and within it what a person would count, such as "line 3". */
export type Origin = { readonly file: string; readonly record?: string | undefined };

/** A record that is named. */
export type Recorded = Required<{ readonly [K in keyof Origin]: string }>;

export type Found =
  | FoundMessage
  /** Understood, and none of ours. */
  | { readonly kind: "skipped"; readonly why: string }
  /** Not understood: a record, or without one a whole file. `brokenOff` is a file that ends, or errs, before its end. */
  | {
      readonly kind: "unfit";
      readonly origin: Origin;
      readonly why: string;
      readonly brokenOff?: boolean;
    }
  /** A file is one of the format that was named, whatever is in it. */
  | { readonly kind: "recognised" };

export const skipped = (why: string): Found => ({ kind: "skipped", why });
export const unfit = (origin: Origin, why: string): Found => ({ kind: "unfit", origin, why });
export const recognised: Found = { kind: "recognised" };
export const notKnown = (origin: Origin): Found => unfit(origin, "is not in a form that is known");
export const brokenOff = (file: string, why: string): Found => ({
  ...{ kind: "unfit", origin: { file }, brokenOff: true },
  why: `cannot be read to its end: ${why}`,
});

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;

/** A text in parts that each fit into a message, never cut within a character. */
const partsOf = (text: string): string[] => {
  const parts: string[] = [];
  for (let from = 0; from < text.length; from += parts.at(-1)?.length ?? 1) {
    const last = text.charCodeAt(from + limits.textLength - 1);
    parts.push(text.slice(from, from + limits.textLength - (isHighSurrogate(last) ? 1 : 0)));
  }
  return parts;
};

export type Written = {
  /** The names that tell the conversation from every other. */
  readonly conversation: readonly string[];
  /** The names that tell the message from every other; never its words, which may be edited. */
  readonly id: readonly string[];
  readonly from: string | undefined;
  /** Epoch ms. */
  readonly at: number;
  /** When it was last edited (epoch ms), if it was. */
  readonly edited?: number | undefined;
  /** How long a text of this source may be (UTF-16 units), if it may have more than one part. */
  readonly longest?: number | undefined;
  readonly text: string | undefined;
  readonly files?: number | undefined;
};

/** From 1970 to the year 9999. */
const isInstant = (at: number): boolean => at >= 0 && at < (limits.unixSeconds.max + 1) * 1000;

/** A decoder's sign for what it could not read: two names that have it may have been different ones. */
const isDamaged = (name: string): boolean => name.includes("\ufffd");

const missing = ({ from, text, files = 0 }: Written): string | undefined => {
  if (from === undefined || from === "") return "has no sender";
  if (text !== undefined && text.trim() !== "") return undefined;
  return files > 0 ? "has files and no text: files are not imported" : "has no text";
};

const mistakeIn = ({ at, from = "", conversation }: Written): string | undefined => {
  if (!isInstant(at)) return "has no time that can be";
  const damaged = [from, ...conversation].some(isDamaged);
  return damaged ? "has a name that is damaged" : undefined;
};

/** The id of a part, the first being 0. */
const partId = (id: readonly string[], index: number): string =>
  index === 0 ? idOf(...id) : idOf(...id, String(index + 1));

/** The ids of parts that a text had before it was edited, if it was longer. */
const beyond = ({ id, longest = 0 }: Written, parts: number): string[] => {
  const most = Math.ceil(longest / limits.textLength);
  return Array.from({ length: Math.max(0, most - parts) }, (_, index) => partId(id, parts + index));
};

/** An instant that cannot be says nothing. */
const editedIn = ({ edited }: Written) =>
  edited !== undefined && isInstant(edited)
    ? { editedAt: new Date(Math.floor(edited)).toISOString() }
    : {};

/**
 * The messages of what somebody wrote: one, or several if it is longer than a message may be. Parts are a millisecond
 * apart, which keeps their order, and are taken back as one.
 */
export const messagesOf = (written: Written, origin: Origin): Found[] => {
  const why = missing(written);
  if (why !== undefined) return [skipped(why)];
  const mistake = mistakeIn(written);
  if (mistake !== undefined) return [unfit(origin, mistake)];
  const { conversation, id, from = "", at, text = "" } = written;
  const edited = editedIn(written);
  const parts = partsOf(text);
  return parts.map((part, index) => ({
    kind: "message",
    message: {
      conversationId: idOf(...conversation),
      messageId: partId(id, index),
      ...(index === 0 ? {} : { partOf: idOf(...id) }),
      from: personOf(from),
      sentAt: new Date(Math.floor(at) + index).toISOString(),
      ...edited,
      text: part,
    },
    ...("editedAt" in edited && index === parts.length - 1
      ? { beyond: beyond(written, parts.length) }
      : {}),
  }));
};
