import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import type { App } from "../domain/app.ts";
import { ttlOf } from "../domain/keeping.ts";
import { pick } from "../domain/partition.ts";
import type { StruckTable } from "../policy/app-stores.ts";
import { milliseconds } from "../policy/duration.ts";
import { dueShards } from "../policy/names.ts";
import { operational } from "../policy/periods.ts";
import type { Registry } from "../ports.ts";
import { transacted } from "./accepted.ts";
import { draftItem } from "./draft-items.ts";
import { dynamodbErasures } from "./dynamodb-erasures.ts";
import { fromItem, rowKey, toItem } from "./items.ts";
import type { TenantTables } from "./registry-rows.ts";
import { rowsUnder } from "./rows-under.ts";

type Tables = TenantTables & {
  readonly erasures: string;
  readonly budgets: string;
  readonly drafts: string;
};

/** Beside the rows of an app's erasures, and the only one that is there after its purge, until that has been told. */
const untoldRow = "untold";
const untoldKey = (appId: string) => toItem({ pk: appId, sk: untoldRow });

/** The sweep finds it, should whoever struck the app not live to tell of it. */
const untoldItem = (appId: string, now: number) => ({
  ...untoldKey(appId),
  ...toItem({
    startedAt: now,
    due: now + milliseconds(operational.sweepEvery),
    dueShard: pick(appId, dueShards),
    expiresAt: ttlOf(now + milliseconds(operational.erasureRows)),
  }),
});

/** Only of an app that is still being purged as it was read, and of which nothing is held, nor was meanwhile. */
const conditions = {
  purging: ({ changedAt, heldAs }: App) => ({
    ConditionExpression: `#status = :purging AND changedAt = :seen AND ${heldAs === undefined ? "attribute_not_exists(heldAs)" : "heldAs = :held"}`,
    ExpressionAttributeNames: { "#status": "status" },
    ExpressionAttributeValues: toItem({
      ...{ ":purging": "purging", ":seen": changedAt },
      ...(heldAs === undefined ? {} : { ":held": heldAs }),
    }),
  }),
  unheld: ({ heldAs }: App) => ({
    ConditionExpression: `${heldAs === undefined ? "attribute_not_exists(pk) OR " : ""}size(holds) = :none`,
    ExpressionAttributeValues: toItem({ ":none": 0 }),
  }),
};

/** The end of purged apps in the registry. */
export const dynamodbRegistry = (client: DynamoDBClient, tables: Tables): Registry => ({
  strike: async (app, draft) => {
    const { appId } = app;
    const out = (TableName: string, more: object = {}, Key = rowKey(appId)) => ({
      Delete: { TableName, Key, ...more },
    });
    const rows = await dynamodbErasures(client, tables.erasures).rows(appId);
    const erasures = rows
      .filter(({ row }) => row !== untoldRow)
      .map(({ row }) => out(tables.erasures, {}, toItem({ pk: appId, sk: row })));
    const budgets = (await rowsUnder(client, tables.budgets, appId)).map(
      ({ pk = { S: appId }, sk = { S: "" } }) => out(tables.budgets, {}, { pk, sk }),
    );
    const struck: Readonly<Record<StruckTable, readonly TransactWriteItem[]>> = {
      configuration: [out(tables.configuration)],
      apps: [out(tables.apps, conditions.purging(app))],
      holds: [out(tables.holds, conditions.unheld(app))],
      erasures,
      budgets,
    };
    const TransactItems = [
      ...Object.values(struck).flat(),
      { Put: { TableName: tables.drafts, Item: draftItem(draft, draft.ended) } },
      { Put: { TableName: tables.erasures, Item: untoldItem(appId, draft.ended) } },
    ];
    return transacted(client.send(new TransactWriteItemsCommand({ TransactItems })));
  },
  untold: async (appId) => {
    const { Item } = await client.send(
      new GetItemCommand({
        TableName: tables.erasures,
        Key: untoldKey(appId),
        ConsistentRead: true,
      }),
    );
    return Item && fromItem<{ readonly startedAt: number }>(Item).startedAt;
  },
  told: async (appId) => {
    await client.send(new DeleteItemCommand({ TableName: tables.erasures, Key: untoldKey(appId) }));
  },
});
