import { dynamodbClient } from "../adapters/clients.ts";
import { requestPath } from "../domain/requests/plain-request.ts";
import { requestView } from "../domain/requests/view.ts";
import { tenantRoute } from "../middleware/api.ts";
import { lambda, type Run } from "../runtime.ts";
import { cancel } from "../steps/requests/cancel.ts";
import { endingIn } from "../wiring/requests.ts";

/** `DELETE /v1/apps/{appId}/deletion-requests/{requestId}`: 202 while the request is pending. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports = endingIn(run, client);
  return tenantRoute(run, client, { path: requestPath }, async ({ tenant, path, now }) => {
    const task = { appId: tenant.app.appId, requestId: path.requestId };
    return { status: 202, body: requestView(await cancel(ports, task, now)) };
  });
};

export const handler = lambda(create);
