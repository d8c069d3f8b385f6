/** The way that needs nothing prepared: read the whole table, and delete what a filter lets through. */
import { type DynamoDBClient, paginateScan, type ScanCommandInput } from "@aws-sdk/client-dynamodb";
import type { Item } from "../../../functions/adapters/items.ts";
import { deleteAll } from "./delete-all.ts";

type Filter = Pick<
  ScanCommandInput,
  "FilterExpression" | "ExpressionAttributeNames" | "ExpressionAttributeValues"
>;

const scanAndDelete = async (client: DynamoDBClient, table: string, filter: Filter) => {
  const found: Item[] = [];
  const scan = { TableName: table, ...filter };
  for await (const { Items = [] } of paginateScan({ client }, scan)) found.push(...Items);
  return deleteAll(client, table, found);
};

/** Sweeps by a scan; answers how many records it deleted. */
export const sweepByScan = (client: DynamoDBClient, table: string, now: number) =>
  scanAndDelete(client, table, {
    FilterExpression: "#until <= :now",
    ExpressionAttributeNames: { "#until": "until" },
    ExpressionAttributeValues: { ":now": { N: String(now) } },
  });

/** Erases what a person sent in an app. */
export const erasePersonByScan = (
  client: DynamoDBClient,
  table: string,
  { app, person }: { readonly app: string; readonly person: string },
) =>
  scanAndDelete(client, table, {
    FilterExpression: "#from = :person AND begins_with(pk, :app)",
    ExpressionAttributeNames: { "#from": "from" },
    ExpressionAttributeValues: { ":person": { S: person }, ":app": { S: `${app}|` } },
  });

/** Erases everything of an app; rows of a directory are not in its way. */
export const purgeByScan = (client: DynamoDBClient, table: string, app: string) =>
  scanAndDelete(client, table, {
    FilterExpression: "begins_with(pk, :app)",
    ExpressionAttributeValues: { ":app": { S: `${app}|` } },
  });
