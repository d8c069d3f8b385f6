import { dynamodbClient } from "../adapters/clients.ts";
import { tenantRoute } from "../middleware/api.ts";
import { inUse } from "../middleware/tenant.ts";
import { lambda, type Run } from "../runtime.ts";
import { addLogData } from "../steps/retention/record-calls.ts";
import { holderIn } from "../wiring/holders.ts";
import { callsOf, logDataSchema } from "./log-data.ts";

/** `POST /v1/apps/{appId}/log-data`: 200 with counts (PP-4.log). */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const holder = holderIn(run, client, "logData");
  return tenantRoute(run, client, { body: logDataSchema }, async ({ tenant, body, now }) => {
    inUse(tenant);
    const { stored, expired } = await addLogData(holder, tenant.app.appId, callsOf(body, now), now);
    return { status: 200, body: { stored, expired } };
  });
};

export const handler = lambda(create);
