import { dynamodbClient } from "../adapters/clients.ts";
import { pagingSchema } from "../domain/paging.ts";
import { requestsPath } from "../domain/requests/plain-request.ts";
import { tenantRoute } from "../middleware/api.ts";
import { lambda, type Run } from "../runtime.ts";
import { requestsIn } from "../wiring/requests.ts";
import { readRequest, readRequests } from "./read-requests.ts";

/** `GET /v1/apps/{appId}/deletion-requests`, and `…/{requestId}` for one. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const requests = requestsIn(run, client);
  const spec = { path: requestsPath, query: pagingSchema };
  return tenantRoute(run, client, spec, async ({ tenant, path, query, now }) => {
    const { appId } = tenant.app;
    const body =
      path.requestId === undefined
        ? await readRequests(requests, appId, query, now)
        : await readRequest(requests, appId, path.requestId, now);
    return { status: 200, body };
  });
};

export const handler = lambda(create);
