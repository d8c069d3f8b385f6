import { dynamodbClient } from "../adapters/clients.ts";
import { appView } from "../domain/app.ts";
import { tenantRoute } from "../middleware/api.ts";
import { lambda, type Run } from "../runtime.ts";

/** `GET /v1/apps/{appId}`: the app, and when it will be purged if it was terminated. */
export const create = (run: Run) =>
  tenantRoute(run, dynamodbClient(), { ofStatus: true }, async ({ tenant }) => ({
    status: 200,
    body: appView(tenant.app),
  }));

export const handler = lambda(create);
