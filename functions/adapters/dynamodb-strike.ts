import { type DynamoDBClient, TransactWriteItemsCommand } from "@aws-sdk/client-dynamodb";
import type { App } from "../domain/app.ts";
import type { Draft } from "../domain/receipt-draft.ts";
import { transacted } from "./accepted.ts";
import { draftItem } from "./draft-items.ts";
import type { TenantTables } from "./dynamodb-apps.ts";
import { dynamodbErasures } from "./dynamodb-erasures.ts";
import { rowKey, toItem } from "./items.ts";

/**
 * Takes a purged app, its settings and how far its erasures came out, and notes the purge for its receipt: together,
 * and if it is still being purged (another purge may have done so) and nothing of it is held.
 */
export const dynamodbStrike =
  (
    client: DynamoDBClient,
    tables: TenantTables & { readonly erasures: string; readonly drafts: string },
  ) =>
  async ({ appId, changedAt }: App, draft: Draft): Promise<void> => {
    const rows = await dynamodbErasures(client, tables.erasures).rows(appId);
    const erasures = rows.map(({ row }) => ({
      Delete: { TableName: tables.erasures, Key: toItem({ pk: appId, sk: row }) },
    }));
    const settings = { Delete: { TableName: tables.configuration, Key: rowKey(appId) } };
    const app = {
      Delete: {
        TableName: tables.apps,
        Key: rowKey(appId),
        ConditionExpression: "#status = :purging AND changedAt = :seen",
        ExpressionAttributeNames: { "#status": "status" },
        ExpressionAttributeValues: toItem({ ":purging": "purging", ":seen": changedAt }),
      },
    };
    const note = { Put: { TableName: tables.drafts, Item: draftItem(draft, draft.ended) } };
    const holds = {
      Delete: {
        TableName: tables.holds,
        Key: rowKey(appId),
        ConditionExpression: "attribute_not_exists(pk) OR size(holds) = :none",
        ExpressionAttributeValues: toItem({ ":none": 0 }),
      },
    };
    const TransactItems = [settings, app, holds, note, ...erasures];
    await transacted(client.send(new TransactWriteItemsCommand({ TransactItems })));
  };
