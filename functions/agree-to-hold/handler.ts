import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbHolds } from "../adapters/dynamodb-holds.ts";
import { holdView } from "../domain/holds.ts";
import { tenantRoute } from "../middleware/api.ts";
import { lambda, type Run } from "../runtime.ts";
import { holdPath } from "../steps/holds/named.ts";
import { tableOf } from "../wiring/holders.ts";
import { agreeToHold } from "./agree-to-hold.ts";

/** `POST /v1/apps/{appId}/holds/{holdId}/agreement`: 200 with the hold, by another person than placed it (DA-5.law). */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const tables = { apps: tableOf(run, "apps"), holds: tableOf(run, "holds") };
  const store = dynamodbHolds(client, tables);
  return tenantRoute(run, client, { ofStatus: true, path: holdPath }, async (call) => ({
    status: 200,
    body: holdView(await agreeToHold(store, call.path, call.actor, call.now)),
  }));
};

export const handler = lambda(create);
