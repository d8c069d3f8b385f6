/** Records and directory rows as our adapters lay them out, written straight into the tables. */
import { createHash } from "node:crypto";
import { BatchWriteItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type Item, toItem } from "../../../functions/adapters/items.ts";
import { recordItem } from "../../../functions/adapters/record-items.ts";
import {
  dayBucket,
  directoryKeyOf,
  directorySort,
  type Partition,
  partitionKey,
  pick,
  timeSort,
} from "../../../functions/domain/partition.ts";
import { dueShards } from "../../../functions/policy/names.ts";
import { expiryIndex, expiryShards } from "./expiry-index.ts";

const hour = 3_600_000;
const week = 7 * 24 * hour;

/** A name as our keyed digests look. */
export const digest = (name: string): string =>
  createHash("sha256").update(name).digest("base64url").slice(0, 22);

/** Messages of one conversation on one day; `at` is the first one's clock, a second lies between two of them. */
export type Stretch = {
  readonly app: string;
  readonly conversation: string;
  readonly from: string;
  readonly at: number;
  readonly count: number;
};

const text = "Is anybody else seeing this after the upgrade? It worked an hour ago. ".repeat(2);

const partitionOf = ({ app, conversation, at }: Stretch): Partition => ({
  app,
  group: digest(conversation),
  bucket: dayBucket(at),
});

const messageOf = (stretch: Stretch, index: number): Item => {
  const at = stretch.at + index * 1_000;
  const messageId = `${stretch.conversation}-${at}`;
  return recordItem({
    partition: partitionOf(stretch),
    sk: timeSort(at, digest(messageId)),
    conversationId: stretch.conversation,
    messageId,
    from: stretch.from,
    text,
    at,
    until: at + week,
    terms: 0,
  });
};

const rowOf = (stretch: Stretch): Item => {
  const partition = partitionOf(stretch);
  return toItem({
    pk: directoryKeyOf(partition),
    sk: directorySort(partition),
    due: stretch.at + week,
    touched: stretch.at,
    dueShard: pick(partitionKey(partition), dueShards),
  });
};

const messagesOf = (stretch: Stretch): Item[] =>
  Array.from({ length: stretch.count }, (_, index) => messageOf(stretch, index));

/** The records of stretches with their directory rows, as our tables hold them. */
export const listed = (stretches: readonly Stretch[]): Item[] =>
  stretches.flatMap((stretch) => [rowOf(stretch), ...messagesOf(stretch)]);

/** The same records as the rival's table holds them: without rows, each with the shard of its index entry. */
export const indexed = (stretches: readonly Stretch[]): Item[] =>
  stretches.flatMap((stretch) =>
    messagesOf(stretch).map((item) => ({
      ...item,
      [expiryIndex.shard]: { S: pick(item.sk?.S ?? "", expiryShards) },
    })),
  );

const batchSize = 25;
const inFlight = 8;

const write = async (client: DynamoDBClient, table: string, items: readonly Item[]) => {
  const requests = items.map((Item) => ({ PutRequest: { Item } }));
  await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: requests } }));
};

/** Writes items, several batches at once. */
export const put = async (client: DynamoDBClient, table: string, items: readonly Item[]) => {
  let next = 0;
  const work = async () => {
    while (next < items.length) {
      const start = next;
      next += batchSize;
      await write(client, table, items.slice(start, next));
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
};
