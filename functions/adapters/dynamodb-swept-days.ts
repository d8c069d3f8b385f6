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

/** The names of what was refused in a shard begin by this. */
export const refusedIn = "refused_";

/** Counts what each day's sweeps do: a draft to which every sweep of the day adds. */
export const dynamodbSweptDays =
  (client: DynamoDBClient, table: string): CountSwept =>
  async (category, { shard, begins, deleted, refused }, now) => {
    const day = dayBucket(now);
    const here = { [refusedIn + shard]: refused };
    const all = { category, day, ...listed(sweepChain, closedAt(day)) };
    const set = { ...all, ...(begins ? here : {}) };
    const add = { deleted, ...(begins ? {} : here) };
    const names = Object.keys({ ...set, ...add });
    const each = (of: object, how: string) =>
      Object.keys(of)
        .map((name) => `#${name}${how}:${name}`)
        .join(", ");
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: toItem({ pk: sweepChain, sk: sweepName(category, day) }),
        UpdateExpression: `SET ${each(set, " = ")} ADD ${each(add, " ")}`,
        ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        ExpressionAttributeValues: toItem(
          Object.fromEntries(
            Object.entries({ ...set, ...add }).map(([name, value]) => [`:${name}`, value]),
          ),
        ),
      }),
    );
  };
