import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamodbApps } from "../adapters/dynamodb-apps.ts";
import type { Apps } from "../ports.ts";
import type { Run } from "../runtime.ts";
import { tableOf } from "./holders.ts";

/** The registry of apps that an action works on. */
export const appsIn = (run: Run, client: DynamoDBClient): Apps =>
  dynamodbApps(client, {
    apps: tableOf(run, "apps"),
    configuration: tableOf(run, "configuration"),
    holds: tableOf(run, "holds"),
  });
