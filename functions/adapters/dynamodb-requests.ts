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
import type { Requests } from "../ports.ts";
import { accepted, transacted } from "./accepted.ts";
import { fromItem, fromToken, toItem, toToken } from "./items.ts";
import { idKey, requestKey, warningKey } from "./request-keys.ts";

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

const writing = (client: DynamoDBClient, TableName: string): Pick<Requests, "add" | "change"> => ({
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
  change: (before, after) => {
    const put = { TableName, Item: requestItem(after), ...asRead(before) };
    if (!isFinal(after.state)) return accepted(client.send(new PutItemCommand(put)));
    const rest = [
      { Delete: { TableName, Key: warningKey(after) } },
      { Put: { TableName, Item: idItem(after) } },
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
export const dynamodbRequests = (client: DynamoDBClient, table: string): Requests => ({
  ...reading(client, table),
  ...writing(client, table),
});
