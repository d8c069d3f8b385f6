import { type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { pages } from "../domain/pages.ts";
import {
  directoryKey,
  directoryKeyOf,
  directorySlots,
  groupPrefix,
  type Partition,
  partitionKey,
  partitionOf,
} from "../domain/partition.ts";
import { passedOver } from "../domain/passed-over.ts";
import { dueIndex } from "../policy/names.ts";
import type { Closing, Directory, Due, Entry, Key } from "../ports.ts";
import {
  entryOf,
  keyOf,
  pageOfRows,
  rewriteRow,
  rowKeyOf,
  rowMemory,
  touchRow,
} from "./directory-rows.ts";
import { fromItem, type Item, toItem } from "./items.ts";
import { readAll } from "./read-all.ts";
import { type Statement, sendStatements } from "./statements.ts";
import { wireOf } from "./wire.ts";

/** Notes a write to a partition, and that it is due no later than `due`. */
const enter = async (
  client: DynamoDBClient,
  table: string,
  partition: Partition,
  { due, now }: { readonly due: number; readonly now: number },
): Promise<void> => {
  const listed = await touchRow(client, table, partition, { due, now });
  if (listed <= due) return;
  // Refused if it is listed sooner by now.
  passedOver(await rewriteRow(client, table, partition, { due, now }));
};

/** Lists partitions as written to and due at `now`, whatever is remembered of their rows. */
export const listAnew =
  (client: DynamoDBClient, table: string) =>
  async (partitions: readonly Partition[], now: number): Promise<void> => {
    await Promise.all(partitions.map((one) => enter(client, table, one, { due: now, now })));
  };

const enterer = (client: DynamoDBClient, table: string): Directory["enter"] => {
  const memory = rowMemory();
  return async (partition: Partition, due: number, now: number) => {
    // A row of an app that was purged and is registered again went with the purge, whatever is remembered of it.
    const key = `${partitionKey(partition)} ${partition.registeredAt}`;
    if (memory.has(key, due, now)) return;
    await enter(client, table, partition, { due, now });
    memory.keep(key, due, now);
  };
};

/** Rows are small, and eight slots are read at once: a page of them fits in memory many times. */
const rowsPerPage = 500;

/** A row that cannot be read is due all the same, and stops no other. */
const dueOf = (item: Item): Due => {
  const { due, ...key } = fromItem<Key & { due: number }>(item);
  try {
    return { partition: partitionOf(key), due };
  } catch {
    return { partition: undefined, due };
  }
};

const queriesOf = (table: string) => {
  const ofSlot = (slot: string) => ({
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: "pk = :pk",
    ExpressionAttributeValues: toItem({ ":pk": slot }),
  });
  const ofGroup = (app: string, group: string) => ({
    TableName: table,
    ConsistentRead: true,
    KeyConditionExpression: "pk = :pk AND begins_with(sk, :group)",
    ExpressionAttributeValues: toItem({
      ":pk": directoryKeyOf({ app, group, bucket: "" }),
      ":group": groupPrefix(group),
    }),
  });
  const due = (shard: string, now: number) => ({
    TableName: table,
    IndexName: dueIndex,
    KeyConditionExpression: "dueShard = :shard AND due <= :now",
    ExpressionAttributeValues: toItem({ ":shard": shard, ":now": now }),
  });
  return { ofSlot, ofGroup, due };
};

/** Sets the next due instant or takes the row out, unless somebody wrote to the partition since it was read. */
const closing = (table: string, { entry: { partition, touched }, due }: Closing): Statement => {
  const where = 'WHERE "pk" = ? AND "sk" = ? AND "touched" = ?';
  const { pk, sk } = keyOf(partition);
  return due === undefined
    ? {
        Statement: `DELETE FROM "${table}" ${where}`,
        Parameters: Object.values(toItem({ pk, sk, touched })),
      }
    : {
        Statement: `UPDATE "${table}" SET "due" = ? ${where}`,
        Parameters: Object.values(toItem({ due, pk, sk, touched })),
      };
};

/** The directory that lies in the same table as the records. */
export const dynamodbDirectory = (client: DynamoDBClient, table: string): Directory => {
  const queries = queriesOf(table);
  const wire = wireOf(client);
  return {
    enter: enterer(client, table),
    ofApp: async (app, slot, after) => {
      const { items, next } = await pageOfRows(
        client,
        { ...queries.ofSlot(directoryKey(app, slot)), Limit: rowsPerPage },
        after,
      );
      return { items: items.map(entryOf), next };
    },
    ofGroup: async (app, group) => {
      const entries: Entry[] = [];
      const read = (after?: string) => pageOfRows(client, queries.ofGroup(app, group), after);
      for await (const page of pages(read)) entries.push(...page.map(entryOf));
      return entries;
    },
    due: async (shard, now, after) => {
      const { items, next } = await pageOfRows(client, queries.due(shard, now), after);
      return { items: items.map(dueOf), next };
    },
    count: async (app) => {
      const counts = await Promise.all(
        directorySlots.map((slot) =>
          client.send(
            new QueryCommand({ ...queries.ofSlot(directoryKey(app, slot)), Select: "COUNT" }),
          ),
        ),
      );
      return {
        entries: counts.reduce((sum, { Count = 0 }) => sum + Count, 0),
        orMore: counts.some(({ LastEvaluatedKey }) => LastEvaluatedKey !== undefined),
      };
    },
    entries: async (partitions) =>
      (await readAll(client, table, partitions.map(rowKeyOf))).map(entryOf),
    close: (closings) =>
      sendStatements(
        wire,
        closings.map((one) => closing(table, one)),
      ),
  };
};
