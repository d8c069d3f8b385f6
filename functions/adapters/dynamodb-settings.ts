import {
  type DynamoDBClient,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { pick } from "../domain/partition.ts";
import { dueShards } from "../policy/names.ts";
import type { SettingsStore } from "../ports.ts";
import { accepted, transacted } from "./accepted.ts";
import { noteEntry } from "./dynamodb-ledger.ts";
import { rowKey, toItem } from "./items.ts";
import { keyPut } from "./key-rows.ts";
import { raised, settingsAsRead } from "./revision.ts";

type Tables = {
  readonly apps: string;
  readonly configuration: string;
  readonly keys: string;
  readonly ledger: string;
};

/** So that settings which an older backup puts back are noticed. */
const noteVersion = (TableName: string, appId: string, version: number) => ({
  Update: {
    TableName,
    Key: rowKey(appId),
    UpdateExpression: "SET configuredAs = :version",
    ConditionExpression: "attribute_exists(pk)",
    ExpressionAttributeValues: toItem({ ":version": version }),
  },
});

/** The settings of apps, changed only from what was read, and together with the keys that they name and what the ledger knows of them. */
export const dynamodbSettings = (client: DynamoDBClient, tables: Tables): SettingsStore => ({
  change: (appId, before, { after, due, newKeys, noted }) => {
    const row = { ...after, ...raised(before), due, dueShard: pick(appId, dueShards) };
    const Item = { ...rowKey(appId), ...toItem(row) };
    const settings = { Put: { TableName: tables.configuration, Item, ...settingsAsRead(before) } };
    const TransactItems = [
      settings,
      noteVersion(tables.apps, appId, after.version),
      ...newKeys.map((key) => keyPut(tables.keys, appId, key)),
      ...noted.map((entry) => ({ Put: noteEntry(tables.ledger, appId, entry) })),
    ];
    return transacted(client.send(new TransactWriteItemsCommand({ TransactItems })));
  },
  forgetKeys: (appId, categories, seen) => {
    const { ExpressionAttributeValues, ...unchanged } = settingsAsRead(seen);
    const out = categories.map((name) => `#keys.${name}`).join(", ");
    const update = new UpdateItemCommand({
      TableName: tables.configuration,
      Key: rowKey(appId),
      UpdateExpression: `REMOVE ${out} ADD revision :one`,
      ...unchanged,
      ExpressionAttributeNames: { "#keys": "keys" },
      ExpressionAttributeValues: { ...ExpressionAttributeValues, ...toItem({ ":one": 1 }) },
    });
    return accepted(client.send(update));
  },
});
