import { dynamodbClient } from "../adapters/clients.ts";
import { pagingSchema } from "../domain/paging.ts";
import { requestsPath } from "../domain/requests/plain-request.ts";
import { requestView } from "../domain/requests/view.ts";
import { tenantRoute } from "../middleware/api.ts";
import { lambda, type Run } from "../runtime.ts";
import { readRequest, readRequests } from "../steps/requests/read.ts";
import { requestsIn } from "../wiring/requests.ts";

/** `GET /v1/apps/{appId}/deletion-requests`, and `…/{requestId}` for one. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const requests = requestsIn(run, client);
  const spec = { path: requestsPath, query: pagingSchema };
  return tenantRoute(run, client, spec, async ({ tenant, path, query, now }) => {
    const of = { appId: tenant.app.appId, type: "erasure" } as const;
    const body =
      path.requestId === undefined
        ? await readRequests(requests, of, query, now)
        : requestView(await readRequest(requests, of, path.requestId, now));
    return { status: 200, body };
  });
};

export const handler = lambda(create);
