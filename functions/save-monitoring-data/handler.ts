import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbTallies } from "../adapters/dynamodb-tallies.ts";
import { tenantRoute } from "../middleware/api.ts";
import { inUse } from "../middleware/tenant.ts";
import { lambda, type Run } from "../runtime.ts";
import { addCalls } from "../steps/retention/record-calls.ts";
import { tableOf } from "../wiring/holders.ts";
import { countedCallsOf, monitoringSchema } from "./monitoring-data.ts";

/** `POST /v1/apps/{appId}/monitoring-data`: 200 with counts (PP-4.monitoring). */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const tallies = dynamodbTallies(client, tableOf(run, "monitoring-data"));
  return tenantRoute(run, client, { body: monitoringSchema }, async ({ tenant, body, now }) => {
    inUse(tenant);
    const counts = await addCalls(tallies, tenant.app.appId, countedCallsOf(body, now), now);
    return { status: 200, body: counts };
  });
};

export const handler = lambda(create);
