/** A row for each app and UTC day: how many of its uploads nobody has claimed, and their bytes. It ends by itself. */
import { type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { ttlOf } from "../domain/keeping.ts";
import { dayBucket, joined } from "../domain/partition.ts";
import { passedOver } from "../domain/passed-over.ts";
import { openAtOnce } from "../policy/budgets.ts";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { Upload, Uploads } from "../ports.ts";
import { accepted } from "./accepted.ts";
import { toItem } from "./items.ts";

const keyOf = (appId: string, at: number) =>
  toItem({ pk: appId, sk: joined("uploads", dayBucket(at)) });

const opening = (TableName: string, appId: string, { at, bytes }: Upload) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(appId, at),
    UpdateExpression: "SET expiresAt = :ttl ADD uploads :one, #bytes :bytes",
    ConditionExpression: "attribute_not_exists(pk) OR (uploads < :most AND #bytes <= :left)",
    ExpressionAttributeNames: { "#bytes": "bytes" },
    ExpressionAttributeValues: toItem({
      ":ttl": ttlOf(at + milliseconds(operational.budgetRows)),
      ...{ ":one": 1, ":bytes": bytes, ":most": openAtOnce.uploads },
      ":left": openAtOnce.uploadBytes - bytes,
    }),
  });

/** What is taken out of a day's row. */
type Closed = Upload & { readonly uploads: number };

const closing = (TableName: string, appId: string, { at, bytes, uploads }: Closed) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(appId, at),
    UpdateExpression: "ADD uploads :fewer, #bytes :less",
    ConditionExpression: "uploads >= :uploads AND #bytes >= :bytes",
    ExpressionAttributeNames: { "#bytes": "bytes" },
    ExpressionAttributeValues: toItem({
      ...{ ":fewer": -uploads, ":less": -bytes, ":uploads": uploads, ":bytes": bytes },
    }),
  });

/** The sums of each day. */
const byDay = (closed: readonly Upload[]): readonly Closed[] => {
  const days = new Map<string, Closed>();
  for (const { at, bytes } of closed) {
    const sum = days.get(dayBucket(at)) ?? { at, bytes: 0, uploads: 0 };
    days.set(dayBucket(at), { at, bytes: sum.bytes + bytes, uploads: sum.uploads + 1 });
  }
  return [...days.values()];
};

/** The counts of uploads in a table. */
export const dynamodbUploads = (client: DynamoDBClient, table: string): Uploads => ({
  open: (appId, upload) => accepted(client.send(opening(table, appId, upload))),
  close: async (appId, closed) => {
    for (const day of byDay(closed)) {
      // Refused if there is no such row any more: then there is nothing to take out.
      passedOver(await accepted(client.send(closing(table, appId, day))));
    }
  },
});
