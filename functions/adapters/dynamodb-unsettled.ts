import { type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { pick } from "../domain/partition.ts";
import { passedOver } from "../domain/passed-over.ts";
import { dueShards } from "../policy/names.ts";
import type { NoteUnsettled } from "../ports.ts";
import { accepted } from "./accepted.ts";
import { rowKey, toItem } from "./items.ts";

/** Settings that are gone have nothing to be carried out. */
export const dynamodbUnsettled =
  (client: DynamoDBClient, table: string): NoteUnsettled =>
  async (appId, due) => {
    const noted = await accepted(
      client.send(
        new UpdateItemCommand({
          TableName: table,
          Key: rowKey(appId),
          UpdateExpression: "SET due = :due, dueShard = :shard ADD revision :one",
          ConditionExpression: "attribute_exists(pk)",
          ExpressionAttributeValues: toItem({
            ":due": due,
            ":shard": pick(appId, dueShards),
            ":one": 1,
          }),
        }),
      ),
    );
    passedOver(noted);
  };
