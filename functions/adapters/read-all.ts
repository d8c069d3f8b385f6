import { BatchGetItemCommand, type DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Item } from "./items.ts";
import { untilNoneLeft } from "./patiently.ts";

/** What DynamoDB reads in one request. */
const most = 100;

/** A row by its table and its key. */
export type Named = { readonly table: string; readonly key: Item };

type Requests = Record<string, { readonly Keys: Item[]; readonly ConsistentRead: boolean }>;

const requestsOf = (rows: readonly Named[], ConsistentRead: boolean): Requests => {
  const requests: Requests = {};
  for (const { table, key } of rows) {
    requests[table] ??= { Keys: [], ConsistentRead };
    requests[table].Keys.push(key);
  }
  return requests;
};

/** Reads rows of several tables, in no order, and consistently unless at half the price; answers what there is by table. */
export const readRows = async (
  client: DynamoDBClient,
  rows: readonly Named[],
  isConsistent = true,
): Promise<ReadonlyMap<string, readonly Item[]>> => {
  const found = new Map<string, Item[]>();
  await untilNoneLeft(rows, most, async (asked) => {
    const { Responses = {}, UnprocessedKeys = {} } = await client.send(
      new BatchGetItemCommand({ RequestItems: requestsOf(asked, isConsistent) }),
    );
    for (const [table, items] of Object.entries(Responses)) {
      found.set(table, [...(found.get(table) ?? []), ...items]);
    }
    return Object.entries(UnprocessedKeys).flatMap(([table, { Keys = [] }]) =>
      Keys.map((key) => ({ table, key })),
    );
  });
  return found;
};

/** Reads rows of one table by their keys, in no order, and consistently unless at half the price. */
export const readAll = async (
  client: DynamoDBClient,
  table: string,
  keys: readonly Item[],
  isConsistent = true,
): Promise<readonly Item[]> => {
  const rows = keys.map((key) => ({ table, key }));
  return (await readRows(client, rows, isConsistent)).get(table) ?? [];
};
