import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbTallies } from "../adapters/dynamodb-tallies.ts";
import { erasedUntil } from "../adapters/erased-until.ts";
import { tenantRoute } from "../middleware/api.ts";
import { inUse } from "../middleware/tenant.ts";
import { lambda, type Run } from "../runtime.ts";
import { addCalls, refuseLate } from "../steps/retention/record-calls.ts";
import { tableOf } from "../wiring/holders.ts";
import { countedCallsOf, monitoringSchema } from "./monitoring-data.ts";

/** `POST /v1/apps/{appId}/monitoring-data`: 200 with counts (PP-4.monitoring). */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const tallies = dynamodbTallies(client, tableOf(run, "monitoring-data"));
  const erased = erasedUntil(client, tableOf(run, "ledger"));
  return tenantRoute(run, client, { body: monitoringSchema }, async ({ tenant, body, now }) => {
    inUse(tenant);
    const calls = countedCallsOf(body, now);
    await refuseLate(erased, tenant.app, "monitoringData", calls, now);
    const counts = await addCalls(tallies, tenant.app, calls, now);
    return { status: 200, body: counts };
  });
};

export const handler = lambda(create);
