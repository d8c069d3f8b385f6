import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamodbCallCounts } from "../adapters/dynamodb-call-counts.ts";
import { dynamodbUploads } from "../adapters/dynamodb-uploads.ts";
import type { CallCounts, Uploads } from "../ports.ts";
import type { Run } from "../runtime.ts";
import { tableOf } from "./holders.ts";

/** Where calls on dear routes are counted. */
export const callCountsIn = (run: Run, client: DynamoDBClient): CallCounts =>
  dynamodbCallCounts(client, tableOf(run, "budgets"));

/** Where uploads are counted that no message has claimed. */
export const uploadsIn = (run: Run, client: DynamoDBClient): Uploads =>
  dynamodbUploads(client, tableOf(run, "budgets"));
