import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamodbSharing } from "../adapters/dynamodb-sharing.ts";
import type { Sharing } from "../ports.ts";
import type { Run } from "../runtime.ts";
import { tableOf } from "./holders.ts";

/** What recipients hold of an app's details. */
export const sharingIn = (run: Run, client: DynamoDBClient): Sharing =>
  dynamodbSharing(client, {
    sharing: tableOf(run, "sharing"),
    apps: tableOf(run, "apps"),
    configuration: tableOf(run, "configuration"),
  });
