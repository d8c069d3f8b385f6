import { type DynamoDBClient, GetItemCommand, QueryCommand } from "@aws-sdk/client-dynamodb";
import { isForgotten } from "../domain/requests/request.ts";
import { checkStored } from "../domain/requests/stored-request.ts";
import type { Requests } from "../ports.ts";
import { fromItem, fromToken, toItem, toToken } from "./items.ts";
import { requestOf } from "./request-items.ts";
import { idKey, requestKey, warningKey } from "./request-keys.ts";

/** Requests as a table has them. */
export const readRequests = (
  client: DynamoDBClient,
  TableName: string,
): Omit<Requests, "add" | "change" | "count"> => ({
  get: async (appId, requestId, now) => {
    const Key = requestKey({ appId, requestId });
    const { Item } = await client.send(
      new GetItemCommand({ TableName, Key, ConsistentRead: true }),
    );
    const request = Item && checkStored(requestOf(Item));
    return request && isForgotten(request, now) ? undefined : request;
  },
  open: async (appId, most) => {
    const { Count = 0 } = await client.send(
      new QueryCommand({
        TableName,
        ConsistentRead: true,
        Select: "COUNT",
        Limit: most,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: toItem({ ":pk": warningKey({ appId, requestId: "" }).pk.S }),
      }),
    );
    return Count;
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
