import {
  type DynamoDBClient,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import type { Settings } from "../domain/app.ts";
import { pick } from "../domain/partition.ts";
import { dueShards } from "../policy/names.ts";
import type { SettingsStore } from "../ports.ts";
import { accepted, transacted } from "./accepted.ts";
import { rowKey, toItem } from "./items.ts";
import { keyPut } from "./key-rows.ts";

type Tables = {
  readonly apps: string;
  readonly configuration: string;
  readonly keys: string;
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

/** The settings of apps, changed only from the version that was read, and together with the keys that they name. */
export const dynamodbSettings = (client: DynamoDBClient, tables: Tables): SettingsStore => ({
  change: (appId: string, before: number, after: Settings, due: number, newKeys) => {
    const settings = {
      Put: {
        TableName: tables.configuration,
        Item: {
          ...rowKey(appId),
          ...toItem({ ...after, due, dueShard: pick(appId, dueShards) }),
        },
        ConditionExpression: "version = :before",
        ExpressionAttributeValues: toItem({ ":before": before }),
      },
    };
    const noted = noteVersion(tables.apps, appId, after.version);
    const puts = [settings, noted, ...newKeys.map((key) => keyPut(tables.keys, appId, key))];
    return transacted(client.send(new TransactWriteItemsCommand({ TransactItems: puts })));
  },
  forgetKeys: (appId, categories, version) =>
    accepted(
      client.send(
        new UpdateItemCommand({
          TableName: tables.configuration,
          Key: rowKey(appId),
          UpdateExpression: `REMOVE ${categories.map((name) => `#keys.${name}`).join(", ")}`,
          ConditionExpression: "version = :version",
          ExpressionAttributeNames: { "#keys": "keys" },
          ExpressionAttributeValues: toItem({ ":version": version }),
        }),
      ),
    ),
});
