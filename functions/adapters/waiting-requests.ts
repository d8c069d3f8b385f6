import { type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { dueIndex } from "../policy/names.ts";
import type { WaitingRequests } from "../ports.ts";
import { fromItem, fromToken, toItem, toToken } from "./items.ts";
import { dueRow } from "./request-keys.ts";

/** The requests that wait, as the sweep finds them. */
export const waitingRequests = (client: DynamoDBClient, TableName: string): WaitingRequests => ({
  waiting: async (shard, now, after) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName,
        IndexName: dueIndex,
        KeyConditionExpression: "dueShard = :shard AND due <= :now",
        ExpressionAttributeValues: toItem({ ":shard": shard, ":now": now }),
        ExclusiveStartKey: fromToken(after),
      }),
    );
    const items = Items.map((item) => dueRow(fromItem(item)));
    return { items, next: toToken(LastEvaluatedKey) };
  },
});
