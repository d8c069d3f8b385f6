import { type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { pages } from "../domain/pages.ts";
import { limits } from "../policy/limits.ts";
import type { Key, RequestsOfApp } from "../ports.ts";
import { deleteAll } from "./delete-all.ts";
import { fromItem, fromToken, toItem, toToken } from "./items.ts";
import { idKey, requestKey, warningKey } from "./request-keys.ts";

/** The rows of three for each request must fit into one batch. */
const atOnce = Math.floor(limits.dynamodbBatch / 3);

/** The requests of an app that goes. */
export const requestsOfApp = (client: DynamoDBClient, table: string): RequestsOfApp => {
  const read = async (appId: string, after?: string) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        Limit: atOnce,
        ProjectionExpression: "pk, sk",
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: toItem({ ":pk": appId }),
        ExclusiveStartKey: fromToken(after),
      }),
    );
    const ids = Items.map((item) => fromItem<Key>(item).sk);
    return { items: ids, next: toToken(LastEvaluatedKey) };
  };
  const erase = async (appId: string, ids: readonly string[]) => {
    const keys = ids
      .map((requestId) => ({ appId, requestId }))
      .flatMap((name) => [requestKey(name), warningKey(name), idKey(name)]);
    await deleteAll(client, table, keys);
  };
  return {
    forget: async (appId) => {
      let found = 0;
      for await (const ids of pages((after) => read(appId, after))) {
        if (ids.length > 0) await erase(appId, ids);
        found += ids.length;
      }
      return found;
    },
  };
};
