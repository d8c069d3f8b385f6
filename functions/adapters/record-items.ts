/** Records as items of their table, and the conditional statements that add, time and delete them. */
import { ttlOf } from "../domain/keeping.ts";
import { isOfConversation, partitionKey } from "../domain/partition.ts";
import { expiryAttribute } from "../policy/names.ts";
import type { Found, Fresh, Place, Stored } from "../ports.ts";
import { fromItem, type Item, toItem } from "./items.ts";
import type { Statement } from "./statements.ts";
import { asJson } from "./wire.ts";

/** A record as an item, stamped for TTL unless it is held. */
export const recordItem = ({ partition, untimed, ...record }: Fresh): Item =>
  toItem({
    pk: partitionKey(partition),
    ...record,
    ...(untimed ? {} : { [expiryAttribute]: ttlOf(record.until) }),
  });

export const keyOf = ({ partition, sk }: Place): Item =>
  toItem({ pk: partitionKey(partition), sk });

/** Adds an item, and never overwrites one. */
export const insertion = (table: string, item: Item): Statement => {
  const names = Object.keys(item);
  return {
    Statement: `INSERT INTO "${table}" VALUE {${names.map((name) => `'${name}': ?`).join(", ")}}`,
    Parameters: Object.values(item).map(asJson),
  };
};

const placeAndClock = ({ pk, sk, at, until }: Found) => [
  { S: pk },
  { S: sk },
  { N: String(at) },
  { N: String(until) },
];

/** Deletes the record only if its clock and promise are still those that were found. */
export const deletion = (table: string, found: Found): Statement => ({
  Statement: `DELETE FROM "${table}" WHERE "pk" = ? AND "sk" = ? AND "at" = ? AND "until" = ?`,
  Parameters: placeAndClock(found),
});

/** Sets or removes TTL's stamp, only if the record's clock and promise are still those that were found. */
export const timing = (table: string, found: Found, timed: boolean): Statement => ({
  Statement: `UPDATE "${table}" ${timed ? `SET ${expiryAttribute} = ?` : `REMOVE ${expiryAttribute}`} WHERE "pk" = ? AND "sk" = ? AND "at" = ? AND "until" = ?`,
  Parameters: [...(timed ? [{ N: String(ttlOf(found.until)) }] : []), ...placeAndClock(found)],
});

/** Marks the record as taken from its readers, only if its clock and promise are still those that were found. */
export const withdrawal = (table: string, found: Found, withdrawn: number): Statement => ({
  Statement: `UPDATE "${table}" SET withdrawn = ? WHERE "pk" = ? AND "sk" = ? AND "at" = ? AND "until" = ? AND recalled IS MISSING`,
  Parameters: [{ N: String(withdrawn) }, ...placeAndClock(found)],
});

export const attributesOfFound = {
  ProjectionExpression: `pk, sk, #at, #until, terms, media, recalled, author, withdrawn, ${expiryAttribute}`,
  ExpressionAttributeNames: { "#at": "at", "#until": "until" },
};

const isA = (value: Item[string] | undefined, type: "S" | "N" | "L" | "BOOL"): boolean =>
  value === undefined || type in value;

/** What somebody said has an author, whom a law may hold it of; a mark of it has none. */
const isAuthored = ({ pk, author, recalled }: Item): boolean =>
  author !== undefined || recalled !== undefined || !isOfConversation(pk?.S ?? "");

/** Whether a record is as this release writes it, as far as whoever deletes goes by it. */
const isOfForm = (item: Item): boolean =>
  item.at !== undefined &&
  item.until !== undefined &&
  [item.at, item.until, item.terms, item.withdrawn].every((one) => isA(one, "N")) &&
  isA(item.author, "S") &&
  isA(item.media, "L") &&
  isA(item.recalled, "BOOL") &&
  isAuthored(item);

/** What is sealed says under which key. */
const isKeyed = ({ body, keyId }: Item): boolean => body === undefined || keyId?.S !== undefined;

/** A record as it lies in its table; one of another form has no clock (see `isUnreadable`). */
export const storedOf = (item: Item): Stored => {
  const stored = fromItem<Stored>(item);
  return isOfForm(item) && isKeyed(item) ? stored : { ...stored, at: Number.NaN };
};

/** The same for the attributes of `attributesOfFound` alone: an eraser reads millions of them. */
export const foundOf = (item: Item): Found => {
  const found = attributesOf(item);
  return isOfForm(item) ? found : { ...found, at: Number.NaN };
};

const attributesOf = ({
  pk,
  sk,
  at,
  until,
  terms,
  media,
  recalled,
  author,
  withdrawn,
  [expiryAttribute]: expiresAt,
}: Item): Found => ({
  pk: pk?.S ?? "",
  sk: sk?.S ?? "",
  at: Number(at?.N),
  until: Number(until?.N),
  terms: terms === undefined ? undefined : Number(terms.N),
  media: media?.L?.map(({ S = "" }) => S),
  recalled: recalled?.BOOL,
  author: author?.S,
  withdrawn: withdrawn === undefined ? undefined : Number(withdrawn.N),
  expiresAt: expiresAt === undefined ? undefined : Number(expiresAt.N),
});
