/** What a reader finds in an export: messages as the API takes them, and what it leaves out, with the reason. */
import { createHash } from "node:crypto";
import { limits } from "../../functions/policy/limits.ts";

export type Message = {
  readonly conversationId: string;
  readonly messageId: string;
  readonly from: string;
  readonly sentAt: string;
  readonly text: string;
};

export type Found =
  | { readonly kind: "message"; readonly message: Message }
  | { readonly kind: "skipped"; readonly why: string };

export const skipped = (why: string): Found => ({ kind: "skipped", why });

/** What an id must not hold: `/` and `?`, control characters, and half of a surrogate pair. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
const unfit = /[\u0000-\u001f\u007f/?%]|\p{Surrogate}/gu;

const escaped = (character: string): string =>
  `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;

/** An id of ours that follows from theirs alone, so that the same export makes the same messages again. */
export const idOf = (...parts: readonly string[]): string => {
  const id = parts.map((part) => part.replace(unfit, escaped)).join("-");
  if (id.length <= limits.idLength) return id;
  return createHash("sha256").update(parts.join("\n")).digest("base64url");
};

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

type Written = {
  readonly conversation: string;
  readonly id: string;
  readonly from: string | undefined;
  /** Epoch ms. */
  readonly at: number;
  readonly text: string | undefined;
  readonly files?: number | undefined;
};

const missing = ({ from, at, text, files = 0 }: Written): string | undefined => {
  if (from === undefined || from === "") return "has no sender";
  if (!Number.isFinite(at)) return "has no time";
  if (text !== undefined && text.trim() !== "") return undefined;
  return files > 0 ? "has files and no text: files are not imported" : "has no text";
};

/** The messages of what somebody wrote: one, or several if it is longer than a message may be. */
export const messagesOf = (written: Written): Found[] => {
  const why = missing(written);
  if (why !== undefined) return [skipped(why)];
  const { conversation, id, from = "", at, text = "" } = written;
  const conversationId = idOf(conversation);
  const sentAt = new Date(at).toISOString();
  return partsOf(text).map((part, index) => ({
    kind: "message",
    message: {
      ...{ conversationId, messageId: index === 0 ? idOf(id) : idOf(id, String(index + 1)) },
      ...{ from: idOf(from), sentAt, text: part },
    },
  }));
};
