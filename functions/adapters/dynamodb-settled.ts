import { type DynamoDBClient, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import type { NoteSettled } from "../ports.ts";
import { transacted } from "./accepted.ts";
import { draftItem } from "./draft-items.ts";
import { tallyRow } from "./erasure-tallies.ts";
import { rowKey, toItem } from "./items.ts";

type Tables = {
  readonly configuration: string;
  readonly erasures: string;
  readonly drafts: string;
};

/**
 * Notes that a version of settings was carried out, unless there is a newer one. What it deleted is noted for its
 * receipts together with that, and once: a repetition finds nothing settling.
 */
export const dynamodbSettled =
  (client: DynamoDBClient, tables: Tables): NoteSettled =>
  async (appId, version, drafts) => {
    const settled = {
      TableName: tables.configuration,
      Key: rowKey(appId),
      UpdateExpression: "REMOVE settling, due, dueShard",
      ConditionExpression: `version = :version${drafts.length > 0 ? " AND attribute_exists(settling)" : ""}`,
      ExpressionAttributeValues: toItem({ ":version": version }),
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
    await transacted(client.send(new TransactWriteItemsCommand({ TransactItems })));
  };
