import { dynamodbClient } from "../adapters/clients.ts";
import { orderedPagingSchema } from "../domain/paging.ts";
import { tenantRoute } from "../middleware/api.ts";
import { lambda, type Run } from "../runtime.ts";
import { readWholeApp } from "../steps/retention/read-whole-app.ts";
import { holderIn } from "../wiring/holders.ts";
import { joined, monitoringView } from "./view.ts";

/** `GET /v1/apps/{appId}/monitoring-data`: a page of what is readable now. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const holder = holderIn(run, client, "monitoringData");
  return tenantRoute(
    run,
    client,
    { query: orderedPagingSchema },
    async ({ tenant, query, now }) => ({
      status: 200,
      body: await readWholeApp(holder, tenant.app.appId, query, monitoringView, now, joined),
    }),
  );
};

export const handler = lambda(create);
