import { BatchWriteItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Item } from "../../../functions/adapters/items.ts";

const batchSize = 25;

/** Deletes items by their keys, 25 at a time and without a condition; answers how many. */
export const deleteAll = async (
  client: DynamoDBClient,
  table: string,
  items: readonly Item[],
): Promise<number> => {
  for (let start = 0; start < items.length; start += batchSize) {
    const requests = items.slice(start, start + batchSize).map(({ pk, sk }) => {
      if (pk === undefined || sk === undefined) throw new Error("An item without its key");
      return { DeleteRequest: { Key: { pk, sk } } };
    });
    const { UnprocessedItems = {} } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [table]: requests } }),
    );
    if (Object.keys(UnprocessedItems).length > 0) throw new Error("DynamoDB left items");
  }
  return items.length;
};
