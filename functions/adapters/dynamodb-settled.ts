import { type DynamoDBClient, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import type { NoteSettled } from "../ports.ts";
import { transacted } from "./accepted.ts";
import { draftItem } from "./draft-items.ts";
import { tallyRow } from "./erasure-tallies.ts";
import { rowKey, toItem } from "./items.ts";
import { settingsAsRead } from "./revision.ts";

type Tables = {
  readonly configuration: string;
  readonly erasures: string;
  readonly drafts: string;
};

/**
 * Notes that settings were carried out, unless anything was written to them since. What that deleted is noted for its
 * receipts together with it, and once: a repetition finds nothing settling.
 */
export const dynamodbSettled =
  (client: DynamoDBClient, tables: Tables): NoteSettled =>
  (appId, seen, drafts) => {
    const { ConditionExpression, ExpressionAttributeValues } = settingsAsRead(seen);
    const settled = {
      TableName: tables.configuration,
      Key: rowKey(appId),
      UpdateExpression: "REMOVE settling, due, dueShard ADD revision :one",
      ConditionExpression: `${ConditionExpression}${drafts.length > 0 ? " AND attribute_exists(settling)" : ""}`,
      ExpressionAttributeValues: { ...ExpressionAttributeValues, ...toItem({ ":one": 1 }) },
    };
    const counted = toItem({ pk: appId, sk: tallyRow("settlement") });
    const notes = drafts.map((draft) => ({
      Put: { TableName: tables.drafts, Item: draftItem(draft, draft.ended) },
    }));
    const TransactItems = [
      { Update: settled },
      { Delete: { TableName: tables.erasures, Key: counted } },
      ...notes,
    ];
    return transacted(client.send(new TransactWriteItemsCommand({ TransactItems })));
  };
