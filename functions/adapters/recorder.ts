import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Holder, Tallies } from "../ports.ts";
import type { Run } from "../runtime.ts";
import { dynamodbTallies } from "./dynamodb-tallies.ts";
import { holderIn, tableOf } from "./holders.ts";

/** Where the calls of our own API are recorded. */
export type Recorder = {
  readonly logs: Holder;
  readonly tallies: Tallies;
  readonly now: () => number;
};

export const recorderIn = (run: Run, client: DynamoDBClient): Recorder => ({
  logs: holderIn(run, client, "logData"),
  tallies: dynamodbTallies(client, tableOf(run, "monitoring-data")),
  now: run.now,
});
