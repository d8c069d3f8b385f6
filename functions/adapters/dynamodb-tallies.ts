import { type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { ttlOf } from "../domain/keeping.ts";
import { partitionKey } from "../domain/partition.ts";
import type { Tallies } from "../ports.ts";
import { dynamodbDirectory } from "./dynamodb-directory.ts";
import { toItem } from "./items.ts";

/** Sums of calls in the table of monitoring data; adding is one write. */
export const dynamodbTallies = (client: DynamoDBClient, table: string): Tallies => ({
  directory: dynamodbDirectory(client, table),
  add: async ({ partition, sk, ...tally }) => {
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: toItem({ pk: partitionKey(partition), sk }),
        UpdateExpression:
          "SET #interface = :interface, #at = :at, #until = :until, expiresAt = :ttl ADD calls :calls, successes :successes, delayMs :delayMs",
        ExpressionAttributeNames: { "#interface": "interface", "#at": "at", "#until": "until" },
        ExpressionAttributeValues: toItem({
          ":interface": tally.interface,
          ":at": tally.at,
          ":until": tally.until,
          ":ttl": ttlOf(tally.until),
          ":calls": tally.calls,
          ":successes": tally.successes,
          ":delayMs": tally.delayMs,
        }),
      }),
    );
  },
});
