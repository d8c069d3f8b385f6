import { dynamodbClient } from "../adapters/clients.ts";
import { requestPath } from "../domain/requests/plain-request.ts";
import { tenantRoute } from "../middleware/api.ts";
import { lambda, type Run } from "../runtime.ts";
import { keysIn } from "../wiring/keys.ts";
import { requestsIn } from "../wiring/requests.ts";
import { readSubject } from "./read-subject.ts";

/** `GET /v1/apps/{appId}/deletion-requests/{requestId}/subject`: for stores that have joined, by the operator's token. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports = { keys: keysIn(run, client), requests: requestsIn(run, client) };
  return tenantRoute(run, client, { path: requestPath }, async ({ tenant, path, now }) => ({
    status: 200,
    body: await readSubject(ports, tenant, path.requestId, now),
  }));
};

export const handler = lambda(create);
