import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamodbTallies } from "../adapters/dynamodb-tallies.ts";
import type { Recorder } from "../ports.ts";
import type { Run } from "../runtime.ts";
import { holderIn, tableOf } from "./holders.ts";

/** Where the calls of our own API are recorded. */
export const recorderIn = (run: Run, client: DynamoDBClient): Recorder => ({
  logs: holderIn(run, client, "logData"),
  tallies: dynamodbTallies(client, tableOf(run, "monitoring-data")),
  now: run.now,
});
