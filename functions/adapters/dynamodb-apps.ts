import {
  type DynamoDBClient,
  PutItemCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import type { App, Settings, Tenant } from "../domain/app.ts";
import { appId as appIdSchema } from "../domain/fields.ts";
import { pick } from "../domain/partition.ts";
import { dueShards } from "../policy/names.ts";
import type { AppKey, Apps, ChangeStatus, HeldRow, Page } from "../ports.ts";
import { accepted, transacted } from "./accepted.ts";
import { fromItem, fromToken, type Item, rowKey, toItem, toToken } from "./items.ts";
import { keyPut } from "./key-rows.ts";
import { readRows } from "./read-all.ts";

export type AppTables = { readonly apps: string; readonly configuration: string };
export type TenantTables = AppTables & { readonly holds: string };

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
  const [app, settings, held] = names.map((table) => rows.get(table)?.[0]);
  return { app, settings, held };
};

/** What no app's id can be is no key that DynamoDB would take. */
const idSchema = appIdSchema();

const absent = "attribute_not_exists(pk)";

/** The registry of apps and what they configured. */
export const dynamodbApps = (client: DynamoDBClient, tables: TenantTables): Apps => ({
  tenant: async (appId) => {
    if (!idSchema.safeParse(appId).success) return undefined;
    const { app, settings, held } = await read(client, tables, appId);
    if (app === undefined || settings === undefined) return undefined;
    return {
      app: plain<App>(app),
      settings: plain<Settings>(settings),
      holds: held === undefined ? [] : fromItem<HeldRow>(held).holds,
    } satisfies Tenant;
  },
});

/** Adds an app, its settings and its data keys together; false if the app is there already. */
export const dynamodbRegistration =
  (client: DynamoDBClient, tables: AppTables & { readonly keys: string }) =>
  async ({ app, settings }: Omit<Tenant, "holds">, keys: readonly AppKey[]): Promise<boolean> => {
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
