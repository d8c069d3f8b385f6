import { type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { pages } from "../domain/pages.ts";
import { fromToken, type Item, toItem, toToken } from "./items.ts";

/** All rows under a partition key of a small table, read consistently. */
export const rowsUnder = async (
  client: DynamoDBClient,
  table: string,
  pk: string,
): Promise<Item[]> => {
  const read = async (after?: string) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: toItem({ ":pk": pk }),
        ExclusiveStartKey: fromToken(after),
      }),
    );
    return { items: Items, next: toToken(LastEvaluatedKey) };
  };
  const found: Item[] = [];
  for await (const page of pages(read)) found.push(...page);
  return found;
};
