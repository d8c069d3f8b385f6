/** A row for each app, rate and scope: in which window it called last, and how often. A call is one write. */
import { type DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { windowAt } from "../domain/budgets.ts";
import { ttlOf } from "../domain/keeping.ts";
import { joined } from "../domain/partition.ts";
import { rates } from "../policy/budgets.ts";
import { milliseconds } from "../policy/duration.ts";
import { operational } from "../policy/periods.ts";
import type { CallCounts, Caller } from "../ports.ts";
import { accepted } from "./accepted.ts";
import { toItem } from "./items.ts";

const keyOf = ({ appId, rate, scope }: Caller) =>
  toItem({ pk: appId, sk: joined("calls", rate, scope) });

/** One more in a window that has begun: this one, or a later one by a clock that is ahead. */
const oneMore = (TableName: string, caller: Caller, now: number) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(caller),
    UpdateExpression: "ADD calls :one",
    ConditionExpression: "begun >= :begun AND calls < :bound",
    ExpressionAttributeValues: toItem({
      ...{ ":one": 1, ":begun": windowAt(now), ":bound": rates[caller.rate] },
    }),
  });

/** The first one of a window. */
const first = (TableName: string, caller: Caller, now: number) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(caller),
    UpdateExpression: "SET begun = :begun, calls = :one, expiresAt = :ttl",
    ConditionExpression: "attribute_not_exists(pk) OR begun < :begun",
    ExpressionAttributeValues: toItem({
      ...{ ":one": 1, ":begun": windowAt(now) },
      ":ttl": ttlOf(now + milliseconds(operational.budgetRows)),
    }),
  });

/** The counts of calls in a table. */
export const dynamodbCallCounts = (client: DynamoDBClient, table: string): CallCounts => ({
  add: async (caller, now) => {
    const more = () => accepted(client.send(oneMore(table, caller, now)));
    // Another one may begin the window meanwhile: then this one is one more in it.
    return (
      (await more()) || (await accepted(client.send(first(table, caller, now)))) || (await more())
    );
  },
});
