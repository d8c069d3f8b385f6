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
import { nameOfRecord } from "../domain/message.ts";
import { type Partition, partitionKey } from "../domain/partition.ts";
import { passedOver } from "../domain/passed-over.ts";
import { expiryAttribute } from "../policy/names.ts";
import type { Found, Fresh, Page, Records, Walk } from "../ports.ts";
import { accepted } from "./accepted.ts";
import { fromToken, type Item, toItem, toToken } from "./items.ts";
import {
  attributesOfFound,
  deletion,
  foundOf,
  insertion,
  keyOf,
  recordItem,
  storedOf,
  timing,
  withdrawal,
} from "./record-items.ts";
import { type Statement, sendStatements } from "./statements.ts";
import { wireOf } from "./wire.ts";

const query = (
  table: string,
  partition: Partition,
  { after, descending, limit, eventual }: Walk,
): QueryCommandInput => ({
  TableName: table,
  ConsistentRead: eventual !== true,
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

const values = (prefix: string, attributes: object) =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, value]) => [`:${prefix}${name}`, value]),
  );

const attaching = (table: string, { pk, sk, at, until }: Found, what: object, was: object) =>
  new UpdateItemCommand({
    TableName: table,
    Key: toItem({ pk, sk }),
    UpdateExpression: `SET ${Object.keys(what)
      .map((name) => `${name} = :${name}`)
      .join(", ")}`,
    ConditionExpression: [
      "#at = :at AND #until = :until AND attribute_not_exists(recalled)",
      ...Object.keys(was).map((name) => `${name} = :was_${name}`),
    ].join(" AND "),
    ExpressionAttributeNames: { "#at": "at", "#until": "until" },
    ExpressionAttributeValues: toItem({
      ":at": at,
      ":until": until,
      ...values("", what),
      ...values("was_", was),
    }),
  });

const pageOf = <T>(
  { Items = [], LastEvaluatedKey }: QueryCommandOutput,
  of: (item: Item) => T,
): Page<T> => ({ items: Items.map(of), next: toToken(LastEvaluatedKey) });

/** The records of a table. */
export const dynamodbRecords = (client: DynamoDBClient, table: string): Records => {
  const wire = wireOf(client);
  const send = (statements: readonly Statement[]) => sendStatements(wire, statements);
  return {
    add: (records) => send(records.map((record) => insertion(table, recordItem(record)))),
    replace: async (record) => {
      // Refused if what is there is newer, and stays.
      passedOver(await accepted(client.send(replacing(table, record))));
    },
    blank: async ({ pk, sk, at, until, terms, media }) => {
      const mark = {
        pk,
        sk,
        at,
        until,
        terms,
        media,
        recalled: true,
        named: nameOfRecord({ pk, sk }),
      };
      const item = toItem({ ...mark, [expiryAttribute]: ttlOf(until) });
      // Refused if it is gone, or a mark already: there is nothing left to read.
      passedOver(await accepted(client.send(new PutItemCommand(overwriting(table, item)))));
    },
    attach: (found, what, was = {}) => accepted(client.send(attaching(table, found, what, was))),
    get: async (place) => {
      const input = { TableName: table, Key: keyOf(place), ConsistentRead: true };
      const { Item } = await client.send(new GetItemCommand(input));
      return Item === undefined ? undefined : storedOf(Item);
    },
    page: async (partition, walk) =>
      pageOf(await client.send(new QueryCommand(query(table, partition, walk))), storedOf),
    find: async (partition, walk) =>
      pageOf(
        await wire.patient<QueryCommandOutput>("Query", {
          ...query(table, partition, walk),
          ...attributesOfFound,
        }),
        foundOf,
      ),
    time: (found, timed) => send(found.map((one) => timing(table, one, timed))),
    withdraw: (found, at) => send(found.map((one) => withdrawal(table, one, at))),
    erase: (found) => send(found.map((one) => deletion(table, one))),
  };
};
