import { type DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import type { SwapProfile } from "../ports.ts";
import { accepted } from "./accepted.ts";
import { toItem } from "./items.ts";
import { recordItem } from "./record-items.ts";

const asFound = {
  ConditionExpression: "#at = :at AND #until = :until AND body = :body",
  ExpressionAttributeNames: { "#at": "at", "#until": "until" },
};

const absent = { ConditionExpression: "attribute_not_exists(pk)" };

/** Puts a person's record in place of the one that was read, if its sealed bytes are still those that were read. */
export const dynamodbProfiles =
  (client: DynamoDBClient, table: string): SwapProfile =>
  (found, record) => {
    const values = found && { ":at": found.at, ":until": found.until, ":body": found.body };
    const condition =
      values === undefined ? absent : { ...asFound, ExpressionAttributeValues: toItem(values) };
    const input = { TableName: table, Item: recordItem(record), ...condition };
    return accepted(client.send(new PutItemCommand(input)));
  };
