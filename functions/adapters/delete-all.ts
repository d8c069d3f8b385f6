import {
  BatchWriteItemCommand,
  type DynamoDBClient,
  type WriteRequest,
} from "@aws-sdk/client-dynamodb";
import { limits } from "../policy/limits.ts";
import type { Item } from "./items.ts";
import { untilNoneLeft } from "./patiently.ts";

/** Deletes rows by their keys, whatever they hold. */
export const deleteAll = (
  client: DynamoDBClient,
  table: string,
  keys: readonly Item[],
): Promise<void> => {
  const requests = keys.map((Key): WriteRequest => ({ DeleteRequest: { Key } }));
  return untilNoneLeft(requests, limits.dynamodbBatch, async (batch) => {
    const { UnprocessedItems = {} } = await client.send(
      new BatchWriteItemCommand({ RequestItems: { [table]: [...batch] } }),
    );
    return UnprocessedItems[table] ?? [];
  });
};
