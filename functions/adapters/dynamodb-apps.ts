import {
  type DynamoDBClient,
  ScanCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import type { App, Tenant } from "../domain/app.ts";
import { appId as appIdSchema } from "../domain/fields.ts";
import { servedIn } from "../domain/registered.ts";
import type { AppKey, Apps, Page } from "../ports.ts";
import { transacted } from "./accepted.ts";
import { fromItem, fromToken, type Item, rowKey, toItem, toToken } from "./items.ts";
import { keyPut } from "./key-rows.ts";
import { registryRows, type TenantTables } from "./registry-rows.ts";

const plain = <T>(item: Item): T => {
  const { pk, sk, dueShard, due, ...rest } = fromItem<Record<string, unknown>>(item);
  return rest as T;
};

/** What no app's id can be is no key that DynamoDB would take. */
const idSchema = appIdSchema();

const absent = "attribute_not_exists(pk)";

/** The registry of apps and what they configured. */
export const dynamodbApps = (client: DynamoDBClient, tables: TenantTables): Apps => ({
  tenant: async (appId) =>
    idSchema.safeParse(appId).success
      ? servedIn(await registryRows(client, tables, appId))
      : undefined,
});

/** The version of an app's holds at its registration. */
const first = 1;

/**
 * Adds an app, its settings, the row of its holds and its data keys together; false if anything of it is there
 * already. The row of its holds is there before there is one, so that none is not the same as lost, and the app's
 * own row says that it is.
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
      put(tables.apps, { ...app, heldAs: first, configuredAs: settings.version }),
      put(tables.configuration, settings),
      put(tables.holds, { holds, version: first }),
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
