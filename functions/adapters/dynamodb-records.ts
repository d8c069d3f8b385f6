import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type QueryCommandOutput,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { ttlOf } from "../domain/keeping.ts";
import { type Partition, partitionKey } from "../domain/partition.ts";
import { expiryAttribute } from "../policy/names.ts";
import type { Found, Fresh, Page, Place, Records, Stored, Walk } from "../ports.ts";
import { accepted } from "./accepted.ts";
import { fromItem, fromToken, type Item, toItem, toToken } from "./items.ts";
import { type Statement, sendStatements } from "./statements.ts";
import { asJson, wireOf } from "./wire.ts";

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
const deletion = (table: string, { pk, sk, at, until }: Found): Statement => ({
  Statement: `DELETE FROM "${table}" WHERE "pk" = ? AND "sk" = ? AND "at" = ? AND "until" = ?`,
  Parameters: [{ S: pk }, { S: sk }, { N: String(at) }, { N: String(until) }],
});

/** Sets or removes TTL's stamp, only if the record's clock and promise are still those that were found. */
const timing = (table: string, { pk, sk, at, until }: Found, timed: boolean): Statement => ({
  Statement: `UPDATE "${table}" ${timed ? `SET ${expiryAttribute} = ?` : `REMOVE ${expiryAttribute}`} WHERE "pk" = ? AND "sk" = ? AND "at" = ? AND "until" = ?`,
  Parameters: [
    ...(timed ? [{ N: String(ttlOf(until)) }] : []),
    ...[{ S: pk }, { S: sk }, { N: String(at) }, { N: String(until) }],
  ],
});

const attributesOfFound = {
  ProjectionExpression: "pk, sk, #at, #until, terms, media, recalled, author, withdrawn",
  ExpressionAttributeNames: { "#at": "at", "#until": "until" },
};

/** The same as `fromItem`, for the attributes of `attributesOfFound` alone: an eraser reads millions of them. */
const foundOf = ({
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

const query = (
  table: string,
  partition: Partition,
  { after, descending, limit }: Walk,
): QueryCommandInput => ({
  TableName: table,
  ConsistentRead: true,
  KeyConditionExpression: "pk = :pk",
  ExpressionAttributeValues: { ":pk": { S: partitionKey(partition) } },
  ScanIndexForward: descending !== true,
  ExclusiveStartKey: fromToken(after),
  Limit: limit,
});

const replacing = (table: string, record: Fresh) =>
  new PutItemCommand({
    TableName: table,
    Item: recordItem(record),
    ConditionExpression: "attribute_not_exists(pk) OR #at <= :at",
    ExpressionAttributeNames: { "#at": "at" },
    ExpressionAttributeValues: { ":at": { N: String(record.at) } },
  });

const overwriting = (table: string, item: Item) => ({
  TableName: table,
  Item: item,
  ConditionExpression: "attribute_exists(pk)",
});

const attaching = (table: string, { pk, sk, at, until }: Found, what: object) =>
  new UpdateItemCommand({
    TableName: table,
    Key: toItem({ pk, sk }),
    UpdateExpression: `SET ${Object.keys(what)
      .map((name) => `${name} = :${name}`)
      .join(", ")}`,
    ConditionExpression: "#at = :at AND #until = :until AND attribute_not_exists(recalled)",
    ExpressionAttributeNames: { "#at": "at", "#until": "until" },
    ExpressionAttributeValues: toItem({
      ":at": at,
      ":until": until,
      ...Object.fromEntries(Object.entries(what).map(([name, value]) => [`:${name}`, value])),
    }),
  });

/** The records of a table. */
export const dynamodbRecords = (client: DynamoDBClient, table: string): Records => {
  const wire = wireOf(client);
  const pageOf = <T>(
    { Items = [], LastEvaluatedKey }: QueryCommandOutput,
    of: (item: Item) => T,
  ): Page<T> => ({ items: Items.map(of), next: toToken(LastEvaluatedKey) });
  return {
    add: (records) =>
      sendStatements(
        wire,
        records.map((record) => insertion(table, recordItem(record))),
      ),
    replace: async (record) => {
      await accepted(client.send(replacing(table, record)));
    },
    blank: async ({ pk, sk, at, until, terms, media }) => {
      const mark = { pk, sk, at, until, terms, media, recalled: true };
      const item = toItem({ ...mark, [expiryAttribute]: ttlOf(until) });
      await accepted(client.send(new PutItemCommand(overwriting(table, item))));
    },
    attach: (found, what) => accepted(client.send(attaching(table, found, what))),
    get: async (place) => {
      const input = { TableName: table, Key: keyOf(place), ConsistentRead: true };
      const { Item } = await client.send(new GetItemCommand(input));
      return Item === undefined ? undefined : fromItem<Stored>(Item);
    },
    page: async (partition, walk) =>
      pageOf(await client.send(new QueryCommand(query(table, partition, walk))), fromItem<Stored>),
    find: async (partition, walk) =>
      pageOf(
        await wire.patient<QueryCommandOutput>("Query", {
          ...query(table, partition, walk),
          ...attributesOfFound,
        }),
        foundOf,
      ),
    time: (found, timed) =>
      sendStatements(
        wire,
        found.map((one) => timing(table, one, timed)),
      ),
    erase: (found) =>
      sendStatements(
        wire,
        found.map((one) => deletion(table, one)),
      ),
  };
};
