import { randomUUID } from "node:crypto";
import { dynamodbClient } from "../adapters/clients.ts";
import { mayCall, originsOf } from "../domain/destination.ts";
import { accessRequest } from "../domain/requests/plain-request.ts";
import { requestView } from "../domain/requests/view.ts";
import { ownPerson } from "../domain/source-ids.ts";
import { tenantRoute } from "../middleware/api.ts";
import { limiterIn } from "../middleware/limiter.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { type Asked, accept } from "../steps/requests/accept.ts";
import { acceptingIn } from "../wiring/requests.ts";

/** `POST /v1/apps/{appId}/access-requests`: 202 with the request, and where its bundle will be. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports = { ...acceptingIn(run, client), joined: [] };
  const body = accessRequest(mayCall(originsOf(run.setting(variables.trustedOrigins))));
  const spec = { body, limiter: limiterIn(run, client) };
  return tenantRoute(run, client, spec, async ({ tenant, body: access, sent, now }) => {
    const { requestId = randomUUID(), userId, submittedAt, callbackUrls = [] } = access;
    const asked: Asked = {
      ...{ requestId, type: "access", intake: "plain", callbackUrls, sent: sent.toString() },
      target: { kind: "user", id: ownPerson(userId) },
      submittedAt: submittedAt === undefined ? now : Date.parse(submittedAt),
    };
    const request = await accept(ports, tenant, asked, now);
    const location = `/v1/apps/${request.appId}/access-requests/${request.requestId}`;
    return { status: 202, body: requestView(request), headers: { location } };
  });
};

export const handler = lambda(create);
