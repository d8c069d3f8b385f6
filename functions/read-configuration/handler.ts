import { dynamodbClient } from "../adapters/clients.ts";
import { documentOf, etagOf } from "../domain/settings.ts";
import { tenantRoute } from "../middleware/api.ts";
import { lambda, type Run } from "../runtime.ts";

/** `GET /v1/apps/{appId}/configuration`: the configuration without secrets, and its entity tag. */
export const create = (run: Run) =>
  tenantRoute(run, dynamodbClient(), {}, async ({ tenant: { settings } }) => ({
    status: 200,
    body: documentOf(settings),
    headers: { etag: etagOf(settings) },
  }));

export const handler = lambda(create);
