import { dynamodbClient } from "../adapters/clients.ts";
import { appView } from "../domain/app.ts";
import { tenantRoute } from "../middleware/api.ts";
import { lambda, type Run } from "../runtime.ts";
import { asOf, terminate } from "../steps/lifecycle/terminate.ts";
import { lifecycleIn } from "../wiring/lifecycle.ts";

/** `POST /v1/apps/{appId}/termination`: 202 with `purgeAt` (PP-6.configuration). */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const lifecycle = lifecycleIn(run, client);
  return tenantRoute(run, client, { ofStatus: true }, async ({ tenant, now }) => ({
    status: 202,
    body: appView(await terminate(lifecycle, tenant.app, asOf(tenant.app, now))),
  }));
};

export const handler = lambda(create);
