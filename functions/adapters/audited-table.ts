/** A table of records, read from end to end and not by its directory: keys alone, and nothing of what people wrote. */
import { type DynamoDBClient, QueryCommand, ScanCommand } from "@aws-sdk/client-dynamodb";
import { type Partition, partitionKey, partitionOfKey } from "../domain/partition.ts";
import type { AuditedTable } from "../ports.ts";
import { entryOf, isWhole, rowKeyOf } from "./directory-rows.ts";
import { listAnew } from "./dynamodb-directory.ts";
import { fromToken, type Item, toItem, toToken } from "./items.ts";
import { readAll } from "./read-all.ts";

const keyAlone = { ProjectionExpression: "pk" } as const;

/** The partitions that items lie in, each once; those of `before` were seen on the page before. */
const partitionsOf = (items: readonly Item[], before: string | undefined): readonly Partition[] => {
  const keys = new Set(items.map(({ pk }) => pk?.S ?? ""));
  if (before !== undefined) keys.delete(before);
  return [...keys].map(partitionOfKey).filter((one) => one !== undefined);
};

/** The partition that a row lists, unless what it says of it is damaged. */
const listedIn = (row: Item): readonly string[] => {
  const { partition } = entryOf(row);
  return isWhole(row, partition) ? [partitionKey(partition)] : [];
};

/** The records of a table, so many rows to a page, or as many as DynamoDB reads at once. */
export const auditedTable = (
  client: DynamoDBClient,
  table: string,
  limit?: number,
): AuditedTable => ({
  page: async (after, eventual) => {
    const start = fromToken(after);
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName: table,
        ConsistentRead: !eventual,
        ExclusiveStartKey: start,
        Limit: limit,
        ...keyAlone,
      }),
    );
    return { partitions: partitionsOf(Items, start?.pk?.S), next: toToken(LastEvaluatedKey) };
  },
  unlisted: async (partitions, eventual) => {
    const rows = await readAll(client, table, partitions.map(rowKeyOf), !eventual);
    const listed = new Set(rows.flatMap(listedIn));
    return partitions.filter((one) => !listed.has(partitionKey(one)));
  },
  isUsed: async (partition) => {
    const { Count = 0 } = await client.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: "pk = :pk",
        ExpressionAttributeValues: toItem({ ":pk": partitionKey(partition) }),
        Limit: 1,
        ...keyAlone,
      }),
    );
    return Count > 0;
  },
  list: listAnew(client, table),
});
