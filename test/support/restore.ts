/** An older state of a table, restored beside the one in use, and the runbook's calls that open it. */
import { randomUUID } from "node:crypto";
import {
  type AttributeValue,
  DynamoDBClient,
  PutItemCommand,
  paginateScan,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import {
  expiryAttribute,
  type Table,
  tableVariable,
  variables,
} from "../../functions/policy/names.ts";
import type { Replayed } from "../../functions/replay-ledger/replay-ledger.ts";
import { createTable } from "./tables.ts";
import { iso } from "./verbs.ts";
import type { Remaining, World } from "./world.ts";

export type Snapshot = {
  readonly table: Table;
  readonly takenAt: string;
  readonly items: readonly Record<string, AttributeValue>[];
};

/** What lies in a table now. */
export const snapshot = async (w: World, table: Table): Promise<Snapshot> => {
  const items: Record<string, AttributeValue>[] = [];
  const TableName = w.run.setting(tableVariable(table));
  for await (const page of paginateScan({ client: new DynamoDBClient({}) }, { TableName })) {
    items.push(...(page.Items ?? []));
  }
  return { table, takenAt: iso(w.clock.now), items };
};

export const turnOnTtl = async (TableName: string): Promise<void> => {
  await new DynamoDBClient({}).send(
    new UpdateTimeToLiveCommand({
      TableName,
      TimeToLiveSpecification: { Enabled: true, AttributeName: expiryAttribute },
    }),
  );
};

/** Restores a snapshot as a new table, as AWS does: without its TTL. Answers the table's name. */
export const restore = async (w: World, { items }: Snapshot): Promise<string> => {
  const client = new DynamoDBClient({});
  const name = w.run.setting(variables.restoredPrefix) + randomUUID().slice(0, 8);
  await createTable(client, name);
  for (const Item of items) await client.send(new PutItemCommand({ TableName: name, Item }));
  return name;
};

/** Calls `replay-ledger` until it names no next call; answers the sum of what it did. */
export const replay = async (
  w: World,
  { table, takenAt }: Snapshot,
  restored: string,
  remaining?: Remaining,
): Promise<Omit<Replayed, "next">> => {
  const sum = { read: 0, erased: 0, amended: 0, copied: 0 };
  let task: object | undefined = { table, restored, takenAt };
  while (task !== undefined) {
    const { next, ...counts } = (await w.deliver("replay-ledger", task, remaining)) as Replayed;
    for (const name of Object.keys(sum) as (keyof typeof sum)[]) sum[name] += counts[name];
    task = next;
  }
  return sum;
};
