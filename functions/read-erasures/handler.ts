import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbErasures } from "../adapters/dynamodb-erasures.ts";
import { tenantRoute } from "../middleware/api.ts";
import { perishable } from "../policy/categories.ts";
import { lambda, type Run } from "../runtime.ts";
import { holderIn, tableOf } from "../wiring/holders.ts";
import { readErasures } from "./read-erasures.ts";

/** `GET /v1/apps/{appId}/erasures`: how far the erasures of an app have come that take long. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports = {
    erasures: dynamodbErasures(client, tableOf(run, "erasures")),
    directories: perishable.map((category) => holderIn(run, client, category).directory),
  };
  return tenantRoute(run, client, { ofStatus: true }, async ({ tenant, now }) => ({
    status: 200,
    body: { erasures: await readErasures(ports, tenant.app, now) },
  }));
};

export const handler = lambda(create);
