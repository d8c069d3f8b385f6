import {
  DeleteItemCommand,
  type DynamoDBClient,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import type { AppKey, KeyRows } from "../ports.ts";
import { transacted } from "./accepted.ts";
import { rowKey, toItem } from "./items.ts";
import { settingsAsRead } from "./revision.ts";
import { rowsUnder } from "./rows-under.ts";

const keyOf = (appId: string, row: string) => toItem({ pk: appId, sk: row });

/** The write that adds a key, never over another. */
export const keyPut = (table: string, appId: string, { row, wrapped }: AppKey) => ({
  Put: {
    TableName: table,
    Item: { ...keyOf(appId, row), ...toItem({ wrapped }) },
    ConditionExpression: "attribute_not_exists(pk)",
  },
});

const rowsOf = async (client: DynamoDBClient, table: string, appId: string): Promise<string[]> =>
  (await rowsUnder(client, table, appId)).map(({ sk }) => sk?.S ?? "");

type Tables = { readonly keys: string; readonly configuration: string };

/** The rows of keys. A key goes in one transaction with a check of the settings, so that it is never one in force. */
export const dynamodbKeyRows = (
  client: DynamoDBClient,
  { keys, configuration }: Tables,
): KeyRows => ({
  ofApp: (appId) => rowsOf(client, keys, appId),
  destroy: (appId, row, seen) => {
    const unchanged = {
      ConditionCheck: { TableName: configuration, Key: rowKey(appId), ...settingsAsRead(seen) },
    };
    const gone = { Delete: { TableName: keys, Key: keyOf(appId, row) } };
    return transacted(
      client.send(new TransactWriteItemsCommand({ TransactItems: [unchanged, gone] })),
    );
  },
});

/** Destroys every key of an app until none is read back: whatever was sealed or named with them is lost. */
export const destroyAppKeys =
  (client: DynamoDBClient, table: string) =>
  async (appId: string): Promise<void> => {
    for (;;) {
      const rows = await rowsOf(client, table, appId);
      if (rows.length === 0) return;
      for (const row of rows) {
        await client.send(new DeleteItemCommand({ TableName: table, Key: keyOf(appId, row) }));
      }
    }
  };
