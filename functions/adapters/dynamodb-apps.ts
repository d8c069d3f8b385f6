import {
  type DynamoDBClient,
  PutItemCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import type { App, Tenant } from "../domain/app.ts";
import { appId as appIdSchema } from "../domain/fields.ts";
import { holdOnAll } from "../domain/holds.ts";
import { pick } from "../domain/partition.ts";
import type { Standing } from "../domain/standing.ts";
import { storedApp, storedHolds, storedSettings } from "../domain/stored-rows.ts";
import { dueShards } from "../policy/names.ts";
import type { AppKey, Apps, ChangeStatus, Page, StandingOf } from "../ports.ts";
import { accepted, transacted } from "./accepted.ts";
import { purgedAt } from "./dynamodb-ledger.ts";
import { fromItem, fromToken, type Item, rowKey, toItem, toToken } from "./items.ts";
import { keyPut } from "./key-rows.ts";
import { readRows } from "./read-all.ts";

export type TenantTables = {
  readonly apps: string;
  readonly configuration: string;
  readonly holds: string;
};

const plain = <T>(item: Item): T => {
  const { pk, sk, dueShard, due, ...rest } = fromItem<Record<string, unknown>>(item);
  return rest as T;
};

const read = async (client: DynamoDBClient, tables: TenantTables, appId: string) => {
  const { apps, configuration, holds } = tables;
  const names = [apps, configuration, holds];
  const rows = await readRows(
    client,
    names.map((table) => ({ table, key: rowKey(appId) })),
  );
  const [app, settings, held] = names
    .map((table) => rows.get(table)?.[0])
    .map((item) => item && fromItem<object>(item));
  return { app, settings, held };
};

type Rows = Awaited<ReturnType<typeof read>>;

/** What no app's id can be is no key that DynamoDB would take. */
const idSchema = appIdSchema();

const absent = "attribute_not_exists(pk)";

/** The registry of apps and what they configured. Whoever cannot say what is held takes everything for held. */
export const dynamodbApps = (client: DynamoDBClient, tables: TenantTables): Apps => ({
  tenant: async (appId) => {
    if (!idSchema.safeParse(appId).success) return undefined;
    const rows = await read(client, tables, appId);
    const [app, settings] = [storedApp(rows.app), storedSettings(rows.settings)];
    if (app === undefined || settings === undefined) return undefined;
    return { app, settings, holds: storedHolds(rows.held)?.holds ?? [holdOnAll(app)] };
  },
});

const tenantIn = ({ app, settings, held }: Rows): Tenant | undefined => {
  const [known, chosen, holding] = [storedApp(app), storedSettings(settings), storedHolds(held)];
  return known && chosen && holding && { app: known, settings: chosen, holds: holding.holds };
};

const hasTraces = ({ app, settings, held }: Rows): boolean =>
  [app, settings, held].some((row) => row !== undefined);

/** What the rows and the ledger say together; undefined if some of the rows are there and some are not to be used. */
const standingFrom = async (
  rows: Rows,
  purged: () => Promise<number | undefined>,
): Promise<Standing | undefined> => {
  const tenant = tenantIn(rows);
  if (tenant !== undefined) return { kind: "known", tenant };
  if (hasTraces(rows)) return undefined;
  const at = await purged();
  return at === undefined ? { kind: "unknown", traces: false } : { kind: "purged", at };
};

/**
 * What is known of an app by whoever deletes. A purge takes an app's three rows out together: so one that lacks only
 * some was damaged, unless it was read in that very moment, and then the next reading says so.
 */
export const dynamodbStanding =
  (
    client: DynamoDBClient,
    { ledger, ...tables }: TenantTables & { readonly ledger: string },
  ): StandingOf =>
  async (appId) => {
    const look = async () =>
      standingFrom(await read(client, tables, appId), () => purgedAt(client, ledger, appId));
    return (await look()) ?? (await look()) ?? { kind: "unknown", traces: true };
  };

/**
 * Adds an app, its settings, the row of its holds and its data keys together; false if anything of it is there
 * already. The row of its holds is there before there is one, so that none is not the same as lost.
 */
export const dynamodbRegistration =
  (client: DynamoDBClient, tables: TenantTables & { readonly keys: string }) =>
  async ({ app, settings, holds }: Tenant, keys: readonly AppKey[]): Promise<boolean> => {
    const put = (TableName: string, value: object) => ({
      Put: {
        TableName,
        Item: { ...rowKey(app.appId), ...toItem(value) },
        ConditionExpression: absent,
      },
    });
    const puts = [
      put(tables.apps, app),
      put(tables.configuration, settings),
      put(tables.holds, { holds, version: 1 }),
      ...keys.map((key) => keyPut(tables.keys, app.appId, key)),
    ];
    return transacted(client.send(new TransactWriteItemsCommand({ TransactItems: puts })));
  };

/** A page of all apps, in no order. */
export const dynamodbAppList =
  (client: DynamoDBClient, table: string) =>
  async (limit: number, after?: string): Promise<Page<App>> => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({ TableName: table, Limit: limit, ExclusiveStartKey: fromToken(after) }),
    );
    return { items: Items.map((item) => plain<App>(item)), next: toToken(LastEvaluatedKey) };
  };

/** A terminated app is listed as due for its purge, so that a lost schedule is found. */
const dueOf = (app: App) =>
  app.status === "active"
    ? {}
    : { dueShard: pick(app.appId, dueShards), due: app.waitsUntil ?? app.purgeAt };

/** Changes an app's status if it is still as it was read; false if it is not. */
export const dynamodbStatus =
  (client: DynamoDBClient, table: string): ChangeStatus =>
  (before, after) =>
    accepted(
      client.send(
        new PutItemCommand({
          TableName: table,
          Item: { ...rowKey(after.appId), ...toItem({ ...after, ...dueOf(after) }) },
          ConditionExpression: "#status = :before AND changedAt = :seen",
          ExpressionAttributeNames: { "#status": "status" },
          ExpressionAttributeValues: toItem({
            ":before": before.status,
            ":seen": before.changedAt,
          }),
        }),
      ),
    );
