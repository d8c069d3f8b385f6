/**
 * A table that was restored from a backup, beside the one in use. A restore brings back neither TTL nor
 * the rights on a table: no function but `replay-ledger` can reach it, so it is closed until its rows are copied.
 */
import {
  DeleteItemCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import type { Row } from "../domain/ledger/amend.ts";
import { passedOver } from "../domain/passed-over.ts";
import { limits } from "../policy/limits.ts";
import { expiryAttribute } from "../policy/names.ts";
import type { RestoredTable } from "../ports.ts";
import { accepted } from "./accepted.ts";
import { deleteAll } from "./delete-all.ts";
import { fromItem, fromToken, type Item, toItem, toToken } from "./items.ts";

type Names = { readonly restored: string; readonly inUse: string };

const isForgetting = async (client: DynamoDBClient, TableName: string): Promise<boolean> => {
  const { TimeToLiveDescription: ttl } = await client.send(
    new DescribeTimeToLiveCommand({ TableName }),
  );
  const isOn = ttl?.TimeToLiveStatus === "ENABLED" || ttl?.TimeToLiveStatus === "ENABLING";
  return isOn && ttl?.AttributeName === expiryAttribute;
};

const batches = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );

export const restoredTable = (
  client: DynamoDBClient,
  { restored, inUse }: Names,
): RestoredTable<Item> => ({
  isForgetting: () => isForgetting(client, restored),
  page: async (after) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName: restored,
        ConsistentRead: true,
        ExclusiveStartKey: fromToken(after),
      }),
    );
    const items = Items.map((raw) => ({ row: fromItem<Row>(raw), raw }));
    return { items, next: toToken(LastEvaluatedKey) };
  },
  erase: async (rows) => {
    const keys = rows.map(({ pk, sk }) => toItem({ pk, sk }));
    await deleteAll(client, restored, keys);
  },
  put: async (row) => {
    await client.send(new PutItemCommand({ TableName: restored, Item: toItem(row) }));
  },
  copy: async (rows) => {
    let copied = 0;
    for (const batch of batches(rows, limits.dynamodbBatch)) {
      const added = await Promise.all(
        batch.map(({ raw }) => accepted(client.send(adding(inUse, raw)))),
      );
      copied += added.filter(Boolean).length;
    }
    return copied;
  },
  takeBack: async (rows) => {
    for (const { pk, sk, at } of rows) {
      if (at === undefined) continue;
      const taking = takingBack(inUse, toItem({ pk, sk }), toItem({ ":at": at }));
      // Refused if it has changed since: then it is no copy any more.
      passedOver(await accepted(client.send(taking)));
    }
  },
});

const takingBack = (TableName: string, Key: Item, values: Item) =>
  new DeleteItemCommand({
    TableName,
    Key,
    ConditionExpression: "#at = :at",
    ExpressionAttributeNames: { "#at": "at" },
    ExpressionAttributeValues: values,
  });

const adding = (TableName: string, Item: Item) =>
  new PutItemCommand({ TableName, Item, ConditionExpression: "attribute_not_exists(pk)" });
