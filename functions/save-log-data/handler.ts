import { dynamodbClient } from "../adapters/clients.ts";
import { holderIn } from "../adapters/holders.ts";
import { tenantRoute } from "../middleware/api.ts";
import { inUse } from "../middleware/tenant.ts";
import { addLogData } from "../retention/record-calls.ts";
import { lambda, type Run } from "../runtime.ts";
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
