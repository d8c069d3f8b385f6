import { type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { dueIndex } from "../policy/names.ts";
import type { DueWork, Key } from "../ports.ts";
import { fromItem, fromToken, toItem, toToken } from "./items.ts";

/** What is due in a table with a row per app. */
export const dynamodbWork = (client: DynamoDBClient, table: string): DueWork => ({
  due: async (shard, now, after) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: dueIndex,
        KeyConditionExpression: "dueShard = :shard AND due <= :now",
        ExpressionAttributeValues: toItem({ ":shard": shard, ":now": now }),
        ExclusiveStartKey: fromToken(after),
      }),
    );
    const rows = Items.map((item) => fromItem<Key & { due: number }>(item));
    return {
      items: rows.map(({ pk, due }) => ({ appId: pk, due })),
      next: toToken(LastEvaluatedKey),
    };
  },
});
