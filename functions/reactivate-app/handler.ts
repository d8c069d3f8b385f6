import { dynamodbClient } from "../adapters/clients.ts";
import { appView } from "../domain/app.ts";
import { tenantRoute } from "../middleware/api.ts";
import { lambda, type Run } from "../runtime.ts";
import { asOf, reactivate } from "../steps/lifecycle/terminate.ts";
import { lifecycleIn } from "../wiring/lifecycle.ts";

/** `DELETE /v1/apps/{appId}/termination`: 200 with the app, or 409 "purge-begun". */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const lifecycle = lifecycleIn(run, client);
  return tenantRoute(run, client, { ofStatus: true }, async ({ tenant, now }) => ({
    status: 200,
    body: appView(await reactivate(lifecycle, tenant.app, asOf(tenant.app, now))),
  }));
};

export const handler = lambda(create);
