/**
 * Ids of ours that follow from theirs alone, so that the same export makes the same messages again. Different names make
 * different ids, whatever they hold: everything that is put into an id is escaped in it, and so is the escape.
 */
import { createHash } from "node:crypto";
import { limits } from "../../functions/policy/limits.ts";

const hashed = "%sha256-";
/** What an id must not hold: `/` and `?`, control characters, half of a surrogate pair; and what would read as an escape. */
const unfit =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
  /[\u0000-\u001f\u007f/?]|\p{Surrogate}|%(?=[0-9A-Fa-f]{2}|sha256-)/gu;
/** What stands between the parts of an id. */
const separator = ",";

const escaped = (character: string): string =>
  `%${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, "0")}`;

/** A digest of names in their order (43 characters). */
export const digestOf = (...parts: readonly (string | number)[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64url");

const fitting = (id: string, parts: readonly string[]): string =>
  id.length <= limits.idLength ? id : `${hashed}${digestOf(...parts)}`;

/** A person's id: theirs as it is, wherever the API takes it. */
export const personOf = (name: string): string => fitting(name.replace(unfit, escaped), [name]);

/** The id of a conversation or a message by the names that tell it from every other, such as a team's and a channel's. */
export const idOf = (...parts: readonly string[]): string => {
  const each = parts.map((part) => part.replace(unfit, escaped).replaceAll(separator, escaped));
  return fitting(each.join(separator), parts);
};
