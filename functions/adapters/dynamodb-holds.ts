import { type DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { pick } from "../domain/partition.ts";
import { dueShards } from "../policy/names.ts";
import type { HeldRow, HoldStore } from "../ports.ts";
import { accepted } from "./accepted.ts";
import { fromItem, rowKey, toItem } from "./items.ts";

const none: HeldRow = { holds: [], version: 0 };

const asRead = ({ version }: HeldRow) =>
  version === 0
    ? { ConditionExpression: "attribute_not_exists(pk)" }
    : {
        ConditionExpression: "version = :version",
        ExpressionAttributeValues: toItem({ ":version": version }),
      };

/**
 * The holds on apps, changed only from what was read. Each app has a row from its registration on, also while nothing
 * is held: one that is not there was lost, and placing a hold makes it anew.
 */
export const dynamodbHolds = (client: DynamoDBClient, table: string): HoldStore => ({
  read: async (appId) => {
    const input = { TableName: table, Key: rowKey(appId), ConsistentRead: true };
    const { Item } = await client.send(new GetItemCommand(input));
    if (Item === undefined) return none;
    const { holds, version, turn, leased, taken } = fromItem<HeldRow>(Item);
    return { holds, version, turn, leased, taken };
  },
  change: (appId, before, holds, due) => {
    const Key = rowKey(appId);
    const dueAt = due === undefined ? {} : { due, dueShard: pick(appId, dueShards) };
    const row = toItem({ ...before, holds, version: before.version + 1, ...dueAt });
    const Item = { ...Key, ...row };
    return accepted(client.send(new PutItemCommand({ TableName: table, Item, ...asRead(before) })));
  },
});
