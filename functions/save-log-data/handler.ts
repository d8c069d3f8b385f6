import { dynamodbClient } from "../adapters/clients.ts";
import { erasedUntil } from "../adapters/erased-until.ts";
import { tenantRoute } from "../middleware/api.ts";
import { inUse } from "../middleware/tenant.ts";
import { lambda, type Run } from "../runtime.ts";
import { addLogData, refuseLate } from "../steps/retention/record-calls.ts";
import { holderIn, tableOf } from "../wiring/holders.ts";
import { callsOf, logDataSchema } from "./log-data.ts";

/** `POST /v1/apps/{appId}/log-data`: 200 with counts (PP-4.log). */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const holder = holderIn(run, client, "logData");
  const erased = erasedUntil(client, tableOf(run, "ledger"));
  return tenantRoute(run, client, { body: logDataSchema }, async ({ tenant, body, now }) => {
    inUse(tenant);
    const calls = callsOf(body, now);
    await refuseLate(erased, tenant.app, "logData", calls, now);
    const { stored, expired } = await addLogData(holder, tenant.app, calls, now);
    return { status: 200, body: { stored, expired } };
  });
};

export const handler = lambda(create);
