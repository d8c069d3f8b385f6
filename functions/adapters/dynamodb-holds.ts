import { randomUUID } from "node:crypto";
import { type DynamoDBClient, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import { holdOnAll } from "../domain/holds.ts";
import { pick } from "../domain/partition.ts";
import { holdsIn } from "../domain/registered.ts";
import { storedHolds } from "../domain/stored-rows.ts";
import { dueShards } from "../policy/names.ts";
import type { HeldRow, HoldStore } from "../ports.ts";
import { transacted } from "./accepted.ts";
import { fromItem, rowKey, toItem } from "./items.ts";
import { readRows } from "./read-all.ts";
import type { TenantTables } from "./registry-rows.ts";

type Tables = Pick<TenantTables, "apps" | "holds">;
type OfApp = { readonly heldAs?: number };

const noRow: HeldRow = { version: 0, holds: [] };

const asRead = ({ version }: HeldRow) =>
  version === 0
    ? { ConditionExpression: "attribute_not_exists(pk)" }
    : {
        ConditionExpression: "version = :version",
        ExpressionAttributeValues: toItem({ ":version": version }),
      };

/** An app's own row, which says of which version its holds are, and the row of them. */
const read = async (client: DynamoDBClient, { apps, holds }: Tables, appId: string) => {
  const key = rowKey(appId);
  const names = [apps, holds].map((table) => ({ table, key }));
  const rows = await readRows(client, names);
  const [app, row] = names.map(({ table }) => rows.get(table)?.[0]);
  return { app: app && fromItem<OfApp>(app), row: row && fromItem<HeldRow>(row) };
};

/** What is known of an app's holds. Throws for a row of another form: nobody may put one of his own in its place. */
const heldRow = ({ app, row }: Awaited<ReturnType<typeof read>>, now: number): HeldRow => {
  if (row !== undefined && storedHolds(row) === undefined) {
    throw new Error("The holds on the app cannot be read");
  }
  const { holds, version, turn, leased, taken } = row ?? noRow;
  const isGone = app === undefined && row === undefined;
  const isKnown = !isGone && holdsIn({ held: row }, app ?? {}) !== undefined;
  const all = isKnown ? holds : [...holds, holdOnAll(randomUUID(), now)];
  return { holds: all, version, turn, leased, taken, ...(isGone ? { isGone } : {}) };
};

/**
 * The holds on apps, changed only from what was read, and noted in the app's own row in the same breath. Each app has a row of
 * them from its registration on, also while nothing is held: one that is not there was lost.
 */
export const dynamodbHolds = (client: DynamoDBClient, tables: Tables): HoldStore => ({
  read: async (appId, now) => heldRow(await read(client, tables, appId), now),
  change: (appId, before, { holds, due, now }) => {
    const Key = rowKey(appId);
    const dueAt = due === undefined ? {} : { due, dueShard: pick(appId, dueShards) };
    const { isGone, ...own } = before;
    const version = Math.max(before.version + 1, now);
    const Item = { ...Key, ...toItem({ ...own, holds, version, ...dueAt }) };
    const note = {
      TableName: tables.apps,
      Key,
      UpdateExpression: "SET heldAs = :version",
      ConditionExpression: "attribute_exists(pk)",
      ExpressionAttributeValues: toItem({ ":version": version }),
    };
    const TransactItems = [
      { Put: { TableName: tables.holds, Item, ...asRead(before) } },
      { Update: note },
    ];
    return transacted(client.send(new TransactWriteItemsCommand({ TransactItems })));
  },
});
