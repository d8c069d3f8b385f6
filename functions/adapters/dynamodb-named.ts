import { type DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import { namedAttribute, namedIndex } from "../policy/names.ts";
import type { FindNamed, Key } from "../ports.ts";
import { fromItem, toItem } from "./items.ts";
import { readAll } from "./read-all.ts";
import { foundOf } from "./record-items.ts";

/** More than these bear one name only by somebody's intent; what is left comes with the next call. */
const mostBearers = 100;

/** Two requests, however many days a conversation has: one of the index, one of what it names. */
export const dynamodbNamed =
  (client: DynamoDBClient, table: string): FindNamed =>
  async (name) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: table,
        IndexName: namedIndex,
        KeyConditionExpression: "#named = :name",
        ExpressionAttributeNames: { "#named": namedAttribute },
        ExpressionAttributeValues: { ":name": { S: name } },
        Limit: mostBearers,
      }),
    );
    const keys = Items.map((item) => {
      const { pk, sk } = fromItem<Key>(item);
      return toItem({ pk, sk });
    });
    const found = await readAll(client, table, keys);
    return found.map(foundOf);
  };
