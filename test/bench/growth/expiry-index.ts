/**
 * The way that is usually advised: each record has an entry in a keys-only index over its expiry, spread over
 * 4 shards. Finding is as cheap as it gets, and each record pays a write unit when it is stored and one when it goes.
 */
import { type DynamoDBClient, paginateQuery } from "@aws-sdk/client-dynamodb";
import type { Item } from "../../../functions/adapters/items.ts";
import { deleteAll } from "./delete-all.ts";

export const expiryIndex = { name: "expiry", shard: "expiryShard" } as const;
export const expiryShards = ["0", "1", "2", "3"] as const;

/** Sweeps by the index; answers how many records it deleted. */
export const sweepByIndex = async (
  client: DynamoDBClient,
  table: string,
  now: number,
): Promise<number> => {
  const due: Item[] = [];
  for (const shard of expiryShards) {
    const query = {
      TableName: table,
      IndexName: expiryIndex.name,
      KeyConditionExpression: "#shard = :shard AND #until <= :now",
      ExpressionAttributeNames: { "#shard": expiryIndex.shard, "#until": "until" },
      ExpressionAttributeValues: { ":shard": { S: shard }, ":now": { N: String(now) } },
    };
    for await (const { Items = [] } of paginateQuery({ client }, query)) due.push(...Items);
  }
  return deleteAll(client, table, due);
};
