/** What is left of an app outside the stores of records, counted by reading alone. */
import { type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { paginateListObjectsV2, type S3Client } from "@aws-sdk/client-s3";
import { mediaPrefixes } from "../domain/media.ts";
import { pages } from "../domain/pages.ts";
import type { SmallTable } from "../policy/app-stores.ts";
import type { Leftovers, RowLeft } from "../ports.ts";
import { fromItem, fromToken, toItem, toToken } from "./items.ts";
import { type Bucket, listUploads } from "./s3-objects.ts";

export type Places = {
  readonly tables: Readonly<Record<SmallTable, string>>;
  readonly bucket: string;
};

const mediaLeft = async (bucket: Bucket, prefix: string, before: number): Promise<number> => {
  const { client, name } = bucket;
  const objects = paginateListObjectsV2({ client }, { Bucket: name, Prefix: prefix });
  let left = 0;
  for await (const { Contents = [] } of objects) {
    left += Contents.filter(({ LastModified }) => Number(LastModified) < before).length;
  }
  for await (const uploads of pages((after) => listUploads(bucket, prefix, after))) {
    left += uploads.length;
  }
  return left;
};

/** What is left in the small tables and in the bucket. */
export const leftovers = (
  dynamodb: DynamoDBClient,
  s3: S3Client,
  { tables, bucket }: Places,
): Leftovers => ({
  rows: async (table, appId) => {
    const found: RowLeft[] = [];
    const read = async (token?: string) => {
      const { Items = [], LastEvaluatedKey } = await dynamodb.send(
        new QueryCommand({
          TableName: tables[table],
          ConsistentRead: true,
          KeyConditionExpression: "pk = :pk",
          ProjectionExpression: "sk, registeredAt, startedAt, receivedAt, #state",
          ExpressionAttributeNames: { "#state": "state" },
          ExpressionAttributeValues: toItem({ ":pk": appId }),
          ExclusiveStartKey: fromToken(token),
        }),
      );
      return {
        items: Items.map((item) => fromItem<RowLeft>(item)),
        next: toToken(LastEvaluatedKey),
      };
    };
    for await (const page of pages(read)) found.push(...page);
    return found;
  },
  media: async (appId, before) => {
    const counts = mediaPrefixes(appId).map((prefix) =>
      mediaLeft({ client: s3, name: bucket }, prefix, before),
    );
    return (await Promise.all(counts)).reduce((sum, count) => sum + count, 0);
  },
});
