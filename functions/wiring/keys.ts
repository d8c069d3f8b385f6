import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { appKeys } from "../adapters/app-keys.ts";
import type { AppKeys } from "../ports.ts";
import type { Run } from "../runtime.ts";
import { tableOf } from "./holders.ts";

/** The keys of apps, as an action finds them. */
export const keysIn = (run: Run, client: DynamoDBClient): AppKeys =>
  appKeys(client, tableOf(run, "keys"), new KMSClient({}), run.now);
