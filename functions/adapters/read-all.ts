import { BatchGetItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Item } from "./items.ts";

/** What DynamoDB reads in one request. */
const most = 100;

/** Reads items by their keys, consistently and in no order; asks again for what DynamoDB left unread. */
export const readAll = async (
  client: DynamoDBClient,
  table: string,
  keys: readonly Item[],
): Promise<Item[]> => {
  const found: Item[] = [];
  let left = [...keys];
  while (left.length > 0) {
    const asked = left.slice(0, most);
    const { Responses = {}, UnprocessedKeys = {} } = await client.send(
      new BatchGetItemCommand({ RequestItems: { [table]: { Keys: asked, ConsistentRead: true } } }),
    );
    found.push(...(Responses[table] ?? []));
    left = [...(UnprocessedKeys[table]?.Keys ?? []), ...left.slice(most)];
  }
  return found;
};
