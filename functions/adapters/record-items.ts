/** Records as items of their table, and the conditional statements that add, time and delete them. */
import { ttlOf } from "../domain/keeping.ts";
import { partitionKey } from "../domain/partition.ts";
import { expiryAttribute } from "../policy/names.ts";
import type { Found, Fresh, Place } from "../ports.ts";
import { type Item, toItem } from "./items.ts";
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

/** Deletes the record only if its clock and promise are still those that were found. */
export const deletion = (table: string, { pk, sk, at, until }: Found): Statement => ({
  Statement: `DELETE FROM "${table}" WHERE "pk" = ? AND "sk" = ? AND "at" = ? AND "until" = ?`,
  Parameters: [{ S: pk }, { S: sk }, { N: String(at) }, { N: String(until) }],
});

/** Sets or removes TTL's stamp, only if the record's clock and promise are still those that were found. */
export const timing = (table: string, { pk, sk, at, until }: Found, timed: boolean): Statement => ({
  Statement: `UPDATE "${table}" ${timed ? `SET ${expiryAttribute} = ?` : `REMOVE ${expiryAttribute}`} WHERE "pk" = ? AND "sk" = ? AND "at" = ? AND "until" = ?`,
  Parameters: [
    ...(timed ? [{ N: String(ttlOf(until)) }] : []),
    ...[{ S: pk }, { S: sk }, { N: String(at) }, { N: String(until) }],
  ],
});

export const attributesOfFound = {
  ProjectionExpression: "pk, sk, #at, #until, terms, media, recalled, author, withdrawn",
  ExpressionAttributeNames: { "#at": "at", "#until": "until" },
};

/** The same as `fromItem`, for the attributes of `attributesOfFound` alone: an eraser reads millions of them. */
export const foundOf = ({
  pk,
  sk,
  at,
  until,
  terms,
  media,
  recalled,
  author,
  withdrawn,
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
});
