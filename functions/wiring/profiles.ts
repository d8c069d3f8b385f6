import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { KMSClient } from "@aws-sdk/client-kms";
import { appKeys } from "../adapters/app-keys.ts";
import type { AppKeys } from "../ports.ts";
import type { Run } from "../runtime.ts";
import { holderIn, tableOf } from "./holders.ts";

/** The key rings of apps, as an action finds them. */
export const keysIn = (run: Run, client: DynamoDBClient): AppKeys =>
  appKeys(client, tableOf(run, "keys"), new KMSClient({}), run.now);

/** The store of user information, and the keys that name its records. */
export const profilesIn = (run: Run, client: DynamoDBClient) => ({
  holder: holderIn(run, client, "userInformation"),
  keys: keysIn(run, client),
});
