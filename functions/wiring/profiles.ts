import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Run } from "../runtime.ts";
import { holderIn } from "./holders.ts";
import { keysIn } from "./keys.ts";

/** The store of user information, and the keys that name and seal its records. */
export const profilesIn = (run: Run, client: DynamoDBClient) => ({
  holder: holderIn(run, client, "userInformation"),
  keys: keysIn(run, client),
});
