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

type Tables = { readonly configuration: string; readonly keys: string };

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
    const puts = [settings, ...newKeys.map((key) => keyPut(tables.keys, appId, key))];
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
