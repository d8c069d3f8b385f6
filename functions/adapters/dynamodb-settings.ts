import { type DynamoDBClient, PutItemCommand, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import type { Settings } from "../domain/app.ts";
import { pick } from "../domain/partition.ts";
import { dueShards } from "../policy/names.ts";
import type { SettingsStore } from "../ports.ts";
import { accepted } from "./accepted.ts";
import { rowKey } from "./dynamodb-apps.ts";
import { toItem } from "./items.ts";

/** The settings of apps, changed only from the version that was read. */
export const dynamodbSettings = (client: DynamoDBClient, table: string): SettingsStore => ({
  change: (appId: string, before: number, after: Settings, due: number) =>
    accepted(
      client.send(
        new PutItemCommand({
          TableName: table,
          Item: {
            ...rowKey(appId),
            ...toItem({ ...after, due, dueShard: pick(appId, dueShards) }),
          },
          ConditionExpression: "version = :before",
          ExpressionAttributeValues: toItem({ ":before": before }),
        }),
      ),
    ),
  settled: async (appId, version) => {
    await accepted(
      client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: rowKey(appId),
          UpdateExpression: "REMOVE settling, due, dueShard",
          ConditionExpression: "version = :version",
          ExpressionAttributeValues: toItem({ ":version": version }),
        }),
      ),
    );
  },
});
