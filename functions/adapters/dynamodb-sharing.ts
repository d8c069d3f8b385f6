import {
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from "@aws-sdk/client-dynamodb";
import { pick } from "../domain/partition.ts";
import { dueShards } from "../policy/names.ts";
import type { Sharing, SharingRow } from "../ports.ts";
import { accepted } from "./accepted.ts";
import { fromItem, toItem } from "./items.ts";

const keyOf = (appId: string, recipient: string) => toItem({ pk: appId, sk: recipient });

/** What recipients hold of an app: a row stays until the recipient has confirmed its deletion. */
export const dynamodbSharing = (client: DynamoDBClient, table: string): Sharing => ({
  get: async (appId, recipient) => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: keyOf(appId, recipient), ConsistentRead: true }),
    );
    return Item === undefined ? undefined : fromItem<SharingRow>(Item);
  },
  put: async (appId, recipient, row) => {
    const due = row.due === undefined ? {} : { dueShard: pick(appId, dueShards) };
    await client.send(
      new PutItemCommand({
        TableName: table,
        Item: { ...keyOf(appId, recipient), ...toItem({ ...row, ...due }) },
      }),
    );
  },
  confirm: (appId, recipient, since) =>
    accepted(
      client.send(
        new DeleteItemCommand({
          TableName: table,
          Key: keyOf(appId, recipient),
          ConditionExpression: "#state = :withdrawing AND since = :since",
          ExpressionAttributeNames: { "#state": "state" },
          ExpressionAttributeValues: toItem({ ":withdrawing": "withdrawing", ":since": since }),
        }),
      ),
    ),
});
