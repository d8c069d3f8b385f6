/**
 * The table of deletion requests. Beside each request (`appId`, `requestId`) lie a row by which its id is found
 * without the app, and, while it is open, one that is due when the deadline is near.
 */
import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { pick } from "../domain/partition.ts";
import { type DeletionRequest, isForgotten, warnedAt } from "../domain/requests/request.ts";
import { isFinal } from "../domain/requests/states.ts";
import { dueShards } from "../policy/names.ts";
import type { RequestNotes, Requests } from "../ports.ts";
import { accepted, transacted } from "./accepted.ts";
import { draftItem } from "./draft-items.ts";
import { fromItem, fromToken, toItem, toToken } from "./items.ts";
import { idKey, requestKey, warningKey } from "./request-keys.ts";

/** `drafts` is where the notes of requests that end go; only who carries them out needs it. */
type RequestTables = { readonly requests: string; readonly drafts?: string };

const shardOf = ({ requestId }: DeletionRequest) => pick(requestId, dueShards);

const requestItem = (request: DeletionRequest) => {
  const due = request.due === undefined ? {} : { dueShard: shardOf(request) };
  return { ...requestKey(request), ...toItem({ ...request, ...due }) };
};

const warningItem = (request: DeletionRequest) => ({
  ...warningKey(request),
  ...toItem({ due: warnedAt(request), dueShard: shardOf(request) }),
});

const idItem = (request: DeletionRequest) => ({
  ...idKey(request),
  ...toItem({ expiresAt: request.expiresAt }),
});

const free = (now: number) => ({
  ConditionExpression: "attribute_not_exists(pk) OR expiresAt <= :now",
  ExpressionAttributeValues: toItem({ ":now": Math.floor(now / 1000) }),
});

/** Nobody has changed it since, nor told its callbacks. */
const asRead = ({ changes, told }: DeletionRequest) => ({
  ConditionExpression: "changes = :changes AND told = :told",
  ExpressionAttributeValues: toItem({ ":changes": changes, ":told": told }),
});

const requestOf = (item: Parameters<typeof fromItem>[0]): DeletionRequest => {
  const { pk, sk, dueShard, ...request } = fromItem<
    DeletionRequest & { pk: string; sk: string; dueShard?: string }
  >(item);
  return request;
};

/** The notes of an end: with it, so that a repetition, which the notary may have overtaken, makes no others. */
const notesIn = (TableName: string, { drafts, due }: RequestNotes) =>
  drafts.map((draft) => ({ Put: { TableName, Item: draftItem(draft, due) } }));

const writing = (
  client: DynamoDBClient,
  { requests: TableName, drafts = "" }: RequestTables,
): Pick<Requests, "add" | "change"> => ({
  add: (request, now) =>
    transacted(
      client.send(
        new TransactWriteItemsCommand({
          TransactItems: [
            { Put: { TableName, Item: requestItem(request), ...free(now) } },
            { Put: { TableName, Item: warningItem(request) } },
            { Put: { TableName, Item: idItem(request) } },
          ],
        }),
      ),
    ),
  change: (before, after, notes = { drafts: [], due: 0 }) => {
    const put = { TableName, Item: requestItem(after), ...asRead(before) };
    if (!isFinal(after.state)) return accepted(client.send(new PutItemCommand(put)));
    const rest = [
      { Delete: { TableName, Key: warningKey(after) } },
      { Put: { TableName, Item: idItem(after) } },
      ...notesIn(drafts, notes),
    ];
    return transacted(
      client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: put }, ...rest] })),
    );
  },
});

const reading = (client: DynamoDBClient, TableName: string): Omit<Requests, "add" | "change"> => ({
  get: async (appId, requestId, now) => {
    const Key = requestKey({ appId, requestId });
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key, ConsistentRead: true }),
    );
    const request = Item && requestOf(Item);
    return request && isForgotten(request, now) ? undefined : request;
  },
  appsOf: async (requestId) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: toItem({ ":pk": idKey({ appId: "", requestId }).pk.S }),
      }),
    );
    return Items.map((item) => fromItem<{ readonly sk: string }>(item).sk);
  },
  page: async (appId, now, limit, after) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        ConsistentRead: true,
        Limit: limit,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: toItem({ ":pk": appId }),
        ExclusiveStartKey: fromToken(after),
      }),
    );
    const requests = Items.map(requestOf).filter((request) => !isForgotten(request, now));
    return { items: requests, next: toToken(LastEvaluatedKey) };
  },
});

/** The requests in a table. */
export const dynamodbRequests = (client: DynamoDBClient, tables: RequestTables): Requests => ({
  ...reading(client, tables.requests),
  ...writing(client, tables),
});
