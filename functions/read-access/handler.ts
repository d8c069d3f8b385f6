import { dynamodbClient } from "../adapters/clients.ts";
import { s3LinkClient, s3Links } from "../adapters/s3-links.ts";
import { pagingSchema } from "../domain/paging.ts";
import { requestsPath } from "../domain/requests/plain-request.ts";
import { requestView } from "../domain/requests/view.ts";
import { tenantRoute } from "../middleware/api.ts";
import { limiterIn } from "../middleware/limiter.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { readRequest, readRequests } from "../steps/requests/read.ts";
import { holderIn } from "../wiring/holders.ts";
import { keysIn } from "../wiring/keys.ts";
import { requestsIn } from "../wiring/requests.ts";
import { bundleView, type ShowingBundle } from "./bundle-view.ts";

/** `GET /v1/apps/{appId}/access-requests`, and `…/{requestId}` for one, with links to its bundle while that lives. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const requests = requestsIn(run, client);
  const ports: ShowingBundle = {
    holders: {
      messages: holderIn(run, client, "messages"),
      userInformation: holderIn(run, client, "userInformation"),
    },
    keys: keysIn(run, client),
    links: s3Links(s3LinkClient(), run.setting(variables.bucket)),
  };
  const spec = { path: requestsPath, query: pagingSchema, limiter: limiterIn(run, client) };
  return tenantRoute(run, client, spec, async ({ tenant, path, query, now }) => {
    const of = { appId: tenant.app.appId, type: "access" } as const;
    if (path.requestId === undefined) {
      return { status: 200, body: await readRequests(requests, of, query, now) };
    }
    const request = await readRequest(requests, of, path.requestId, now);
    const bundle = await bundleView(ports, { tenant, request, now });
    return { status: 200, body: { ...requestView(request), ...(bundle && { bundle }) } };
  });
};

export const handler = lambda(create);
