import { dynamodbClient } from "../adapters/clients.ts";
import { mayCall, originsOf } from "../domain/destination.ts";
import { plainRequest } from "../domain/requests/plain-request.ts";
import { requestView } from "../domain/requests/view.ts";
import { tenantRoute } from "../middleware/api.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { accept } from "../steps/requests/accept.ts";
import { acceptingIn } from "../wiring/requests.ts";
import { askedBy } from "./request-deletion.ts";

/** `POST /v1/apps/{appId}/deletion-requests`: 202 with the request, and where to look at it. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports = acceptingIn(run, client);
  const body = plainRequest(mayCall(originsOf(run.setting(variables.trustedOrigins))));
  return tenantRoute(run, client, { body }, async (call) => {
    const asked = askedBy(call.body, call.sent, call.now);
    const request = await accept(ports, call.tenant, asked, call.now);
    const location = `/v1/apps/${request.appId}/deletion-requests/${request.requestId}`;
    return { status: 202, body: requestView(request), headers: { location } };
  });
};

export const handler = lambda(create);
