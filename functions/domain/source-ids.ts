/**
 * Ids of ours for what other systems call people, conversations and messages. They follow from theirs alone, so that the same export makes the same messages again. Different names make
 * different ids, whatever they hold: everything that is put into an id is escaped in it, and so is the escape.
 */
import { createHash } from "node:crypto";
import { limits } from "../policy/limits.ts";

const hashed = "%sha256-";
/**
 * What an id must not hold: `/` and `?`, control characters, half of a surrogate pair, the sign of one that was lost; and what
 * would read as an escape.
 */
const unfit =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
  /[\u0000-\u001f\u007f/?\ufffd]|\p{Surrogate}|%(?=[0-9A-Fa-f]{2}|sha256-)/gu;
/** What stands between the parts of an id. */
const separator = ",";

const escaped = (character: string): string =>
  `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;

/** A digest of names in their order (43 characters). */
export const digestOf = (...parts: readonly (string | number)[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64url");

/** An id, unless it is too long, or an escape in it has become another letter with what follows: then a digest. */
const fitting = (id: string, parts: readonly string[]): string =>
  id.length <= limits.idLength && id === id.normalize("NFC")
    ? id
    : `${hashed}${digestOf(...parts)}`;

/** A name in the one form that the API takes; `.` and `..`, which no path can hold, with their dots escaped. */
const written = (name: string): string =>
  /^\.{1,2}$/.test(name)
    ? name.replaceAll(".", escaped)
    : name.normalize("NFC").replace(unfit, escaped);

/** A person's id: theirs as it is, wherever the API takes it. */
export const personOf = (name: string): string => fitting(written(name), [name.normalize("NFC")]);

/** The id of a conversation or a message by the names that tell it from every other, such as a team's and a channel's. */
export const idOf = (...parts: readonly string[]): string => {
  const normal = parts.map((part) => part.normalize("NFC"));
  const each = normal.map((part) => written(part).replaceAll(separator, escaped));
  return fitting(each.join(separator), normal);
};

/** An id as its source knows it, which no path of ours can hold, as an import writes it; any other one is what it is. */
const asWritten =
  (written: (name: string) => string) =>
  (id: string): string =>
    /[/?]/.test(id) ? written(id) : id;
export const ownPerson = asWritten(personOf);
export const ownConversation = asWritten(idOf);
