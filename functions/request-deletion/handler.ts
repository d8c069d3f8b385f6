import type { Context } from "aws-lambda";
import { dynamodbClient } from "../adapters/clients.ts";
import { mayCall, originsOf } from "../domain/destination.ts";
import { plainRequest, planAnswer, requestPath } from "../domain/requests/plain-request.ts";
import { requestView } from "../domain/requests/view.ts";
import { tenantRoute } from "../middleware/api.ts";
import type { HttpEvent } from "../middleware/http.ts";
import { limiterIn } from "../middleware/limiter.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { accept } from "../steps/requests/accept.ts";
import { joinedIn } from "../wiring/joined.ts";
import { acceptingIn, reportingIn } from "../wiring/requests.ts";
import { agreeToPlan } from "./agree-to-plan.ts";
import { askedBy } from "./request-deletion.ts";

/** `POST /v1/apps/{appId}/deletion-requests`: 202 with the request, and where to look at it; `PATCH …/{requestId}`: 202. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports = {
    ...acceptingIn(run, client),
    ...reportingIn(run, client),
    joined: joinedIn(run),
  };
  const body = plainRequest(mayCall(originsOf(run.setting(variables.trustedOrigins))));
  const limiter = limiterIn(run, client);
  const post = tenantRoute(run, client, { body, limiter }, async (call) => {
    const asked = askedBy(call.body, call.sent, call.now);
    const request = await accept(ports, call.tenant, asked, call.now);
    const location = `/v1/apps/${request.appId}/deletion-requests/${request.requestId}`;
    return { status: 202, body: requestView(request), headers: { location } };
  });
  const agreed = { path: requestPath, body: planAnswer, limiter };
  const patch = tenantRoute(run, client, agreed, async (call) => {
    const task = { appId: call.tenant.app.appId, requestId: call.path.requestId };
    const request = await agreeToPlan(ports, task, call.body.previewDigest, call.now);
    return { status: 202, body: requestView(request) };
  });
  return (event: HttpEvent, context: Context) =>
    (event.requestContext.http.method === "PATCH" ? patch : post)(event, context);
};

export const handler = lambda(create);
