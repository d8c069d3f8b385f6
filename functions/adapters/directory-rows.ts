import {
  type DynamoDBClient,
  QueryCommand,
  type QueryCommandInput,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import {
  directoryKeyOf,
  directorySort,
  type Partition,
  partitionKey,
  partitionOf,
  pick,
} from "../domain/partition.ts";
import { milliseconds } from "../policy/duration.ts";
import { dueShards } from "../policy/names.ts";
import { operational } from "../policy/periods.ts";
import type { Entry, Key, Page } from "../ports.ts";
import { accepted } from "./accepted.ts";
import { fromItem, fromToken, type Item, toItem, toToken } from "./items.ts";

type Row = Key & { readonly due: number; readonly touched: number };

export const keyOf = (partition: Partition): Key => ({
  pk: directoryKeyOf(partition),
  sk: directorySort(partition),
});

export const rowKeyOf = (partition: Partition): Item => toItem(keyOf(partition));

export const entryOf = (item: Item): Entry => {
  const { due, touched, ...key } = fromItem<Row>(item);
  return { partition: partitionOf(key), due, touched };
};

/** In which shard of the index a partition's row is found. */
const shardOf = (partition: Partition): string => pick(partitionKey(partition), dueShards);

/** Whether a row says all that it must for whoever goes by it to find its partition when it is due. */
export const isWhole = ({ due, dueShard, touched }: Item, partition: Partition): boolean =>
  due?.N !== undefined && touched?.N !== undefined && dueShard?.S === shardOf(partition);

/** Sets attributes of a row under a condition; false if the condition was not met. */
export const changeRow = (
  client: DynamoDBClient,
  table: string,
  partition: Partition,
  change: {
    readonly set: Readonly<Record<string, number | string>>;
    readonly when: string;
    readonly values?: Readonly<Record<string, number>>;
  },
): Promise<boolean> => {
  const names = Object.keys(change.set);
  const values = Object.fromEntries(names.map((name) => [`:${name}`, change.set[name]]));
  return accepted(
    client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: rowKeyOf(partition),
        UpdateExpression: `SET ${names.map((name) => `${name} = :${name}`).join(", ")}`,
        ConditionExpression: change.when,
        ExpressionAttributeValues: toItem({ ...values, ...change.values }),
      }),
    ),
  );
};

/**
 * Notes a write to a partition, and lists it as due if it is not listed yet; answers when it is due (epoch ms), never if what is
 * there says so in no way that anybody could find it by.
 */
export const touchRow = async (
  client: DynamoDBClient,
  table: string,
  partition: Partition,
  { due, now }: { readonly due: number; readonly now: number },
): Promise<number> => {
  const { Attributes } = await client.send(
    new UpdateItemCommand({
      TableName: table,
      Key: rowKeyOf(partition),
      UpdateExpression:
        "SET touched = :now, due = if_not_exists(due, :due), dueShard = if_not_exists(dueShard, :shard)",
      ExpressionAttributeValues: toItem({
        ":now": now,
        ":due": due,
        ":shard": shardOf(partition),
      }),
      ReturnValues: "ALL_NEW",
    }),
  );
  const row = Attributes ?? {};
  return isWhole(row, partition) ? Number(row.due?.N) : Number.POSITIVE_INFINITY;
};

/** Lists a partition as due no later than an instant, whatever its row said. */
export const rewriteRow = (
  client: DynamoDBClient,
  table: string,
  partition: Partition,
  { due, now }: { readonly due: number; readonly now: number },
): Promise<boolean> => {
  const set = { touched: now, due, dueShard: shardOf(partition) };
  return changeRow(client, table, partition, { set, when: "dueShard <> :dueShard OR due > :due" });
};

/** A page of rows that a query finds. */
export const pageOfRows = async (
  client: DynamoDBClient,
  query: QueryCommandInput,
  after?: string,
): Promise<Page<Item>> => {
  const { Items = [], LastEvaluatedKey } = await client.send(
    new QueryCommand({ ...query, ExclusiveStartKey: fromToken(after) }),
  );
  return { items: Items, next: toToken(LastEvaluatedKey) };
};

/** What a writer remembers of the rows it entered: for `operational.directoryTrust`, and a bounded number. */
export const rowMemory = () => {
  const trusted = milliseconds(operational.directoryTrust);
  const most = 10_000;
  const known = new Map<string, { due: number; since: number }>();
  return {
    has: (key: string, due: number, now: number): boolean => {
      const row = known.get(key);
      return row !== undefined && row.due <= due && now - row.since < trusted;
    },
    keep: (key: string, due: number, now: number): void => {
      if (known.size >= most) known.clear();
      known.set(key, { due, since: now });
    },
  };
};
