import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { dynamodbApps } from "../adapters/dynamodb-apps.ts";
import { dynamodbStanding } from "../adapters/dynamodb-standing.ts";
import { logOutcome } from "../middleware/log.ts";
import { countUnknown } from "../middleware/metrics.ts";
import type { Apps, StandingOf } from "../ports.ts";
import type { Run } from "../runtime.ts";
import { tableOf } from "./holders.ts";

const tablesIn = (run: Run) => ({
  apps: tableOf(run, "apps"),
  configuration: tableOf(run, "configuration"),
  holds: tableOf(run, "holds"),
});

/** The registry of apps that an action works on. */
export const appsIn = (run: Run, client: DynamoDBClient): Apps =>
  dynamodbApps(client, tablesIn(run));

/** What is known of an app, by an action that hears of ids from elsewhere. */
export const standingIn = (run: Run, client: DynamoDBClient): StandingOf =>
  dynamodbStanding(client, { ...tablesIn(run), ledger: tableOf(run, "ledger") });

/** The same for whoever deletes: an app of which nobody can say how it is kept is counted, and rings. */
export const ringingStandingIn = (run: Run, client: DynamoDBClient): StandingOf => {
  const standingOf = standingIn(run, client);
  return async (appId) => {
    const standing = await standingOf(appId);
    if (standing.kind === "unknown") {
      countUnknown();
      logOutcome("app unknown", { app: appId });
    }
    return standing;
  };
};
