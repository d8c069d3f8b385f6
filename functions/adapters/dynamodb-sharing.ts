import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import { pick } from "../domain/partition.ts";
import { dueShards } from "../policy/names.ts";
import type { Sharing, SharingRow, Tenant } from "../ports.ts";
import { accepted, transacted } from "./accepted.ts";
import { fromItem, rowKey, toItem } from "./items.ts";
import { isAsRead, raised } from "./revision.ts";

const keyOf = (appId: string, recipient: string) => toItem({ pk: appId, sk: recipient });

const dueOf = (appId: string, { due }: SharingRow) =>
  due === undefined ? {} : { dueShard: pick(appId, dueShards) };

const unchanged = (before: SharingRow | undefined) => {
  if (before === undefined) return { ConditionExpression: "attribute_not_exists(pk)" };
  const { condition, values } = isAsRead(before);
  return {
    ConditionExpression: `#state = :before AND ${condition}`,
    ExpressionAttributeNames: { "#state": "state" },
    ExpressionAttributeValues: toItem({ ...values, ":before": before.state }),
  };
};

type Registry = { readonly apps: string; readonly configuration: string };

/** The app has the settings and the status by which it was decided. */
const checksOf = (
  { apps = "", configuration = "" }: Partial<Registry>,
  { app, settings }: Pick<Tenant, "app" | "settings">,
) => [
  {
    ConditionCheck: {
      TableName: configuration,
      Key: rowKey(app.appId),
      ConditionExpression: "version = :version",
      ExpressionAttributeValues: toItem({ ":version": settings.version }),
    },
  },
  {
    ConditionCheck: {
      TableName: apps,
      Key: rowKey(app.appId),
      ConditionExpression: "#status = :status AND changedAt = :changed",
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: toItem({ ":status": app.status, ":changed": app.changedAt }),
    },
  },
];

/** Without the registry nothing is put by an app's choice. */
type Tables = { readonly sharing: string } & Partial<Registry>;

/** What recipients hold of an app: a row stays until the recipient has confirmed its deletion. */
export const dynamodbSharing = (
  client: DynamoDBClient,
  { sharing, ...registry }: Tables,
): Sharing => ({
  get: async (appId, recipient) => {
    const { Item } = await client.send(
      new GetItemCommand({
        TableName: sharing,
        Key: keyOf(appId, recipient),
        ConsistentRead: true,
      }),
    );
    return Item === undefined ? undefined : fromItem<SharingRow>(Item);
  },
  put: (appId, recipient, { before, after }, of) => {
    const row = { ...after, ...raised(before ?? {}), ...dueOf(appId, after) };
    const Item = { ...keyOf(appId, recipient), ...toItem(row) };
    const put = { Put: { TableName: sharing, Item, ...unchanged(before) } };
    const TransactItems = [put, ...(of === undefined ? [] : checksOf(registry, of))];
    return transacted(client.send(new TransactWriteItemsCommand({ TransactItems })));
  },
  confirm: (appId, recipient, since) =>
    accepted(
      client.send(
        new DeleteItemCommand({
          TableName: sharing,
          Key: keyOf(appId, recipient),
          ConditionExpression: "#state = :withdrawing AND since = :since",
          ExpressionAttributeNames: { "#state": "state" },
          ExpressionAttributeValues: toItem({ ":withdrawing": "withdrawing", ":since": since }),
        }),
      ),
    ),
});
