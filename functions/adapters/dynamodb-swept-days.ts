import { type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { dayBucket } from "../domain/partition.ts";
import { dayEnd, sweepName } from "../domain/receipt-draft.ts";
import { sweepChain } from "../domain/sweep-chain.ts";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { CountSwept } from "../ports.ts";
import { listed } from "./draft-items.ts";
import { toItem } from "./items.ts";

/** A day is closed when whatever was late must have rung. */
const closedAt = (day: string): number => dayEnd(day) + milliseconds(operational.overdueAlarm);

/** Counts what each day's sweeps do: a draft to which every sweep of the day adds. */
export const dynamodbSweptDays =
  (client: DynamoDBClient, table: string): CountSwept =>
  async (category, { found, deleted, refused }, now) => {
    const day = dayBucket(now);
    const set = { category, day, ...listed(sweepChain, closedAt(day)) };
    const add = { found, deleted, refused };
    const names = Object.keys({ ...set, ...add });
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: toItem({ pk: sweepChain, sk: sweepName(category, day) }),
        UpdateExpression: `SET ${Object.keys(set)
          .map((name) => `#${name} = :${name}`)
          .join(", ")} ADD ${Object.keys(add)
          .map((name) => `#${name} :${name}`)
          .join(", ")}`,
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: toItem(
          Object.fromEntries(
            Object.entries({ ...set, ...add }).map(([name, value]) => [`:${name}`, value]),
          ),
        ),
      }),
    );
  };
