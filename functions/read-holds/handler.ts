import { dynamodbClient } from "../adapters/clients.ts";
import { holdView } from "../domain/holds.ts";
import { tenantRoute } from "../middleware/api.ts";
import { lambda, type Run } from "../runtime.ts";

/** `GET /v1/apps/{appId}/holds`: 200 with the legal holds on an app, and how far each of them is (DA-5.law). */
export const create = (run: Run) =>
  tenantRoute(run, dynamodbClient(), { ofStatus: true }, async ({ tenant }) => ({
    status: 200,
    body: { holds: tenant.holds.map(holdView) },
  }));

export const handler = lambda(create);
