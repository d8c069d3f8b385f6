import { dynamodbClient } from "../adapters/clients.ts";
import { statusBody } from "../domain/requests/dsr-answers.ts";
import { dsrRoute } from "../middleware/dsr.ts";
import { ownRequest } from "../middleware/dsr-tenant.ts";
import { toResult } from "../middleware/http.ts";
import { lambda, type Run } from "../runtime.ts";
import { requestsIn } from "../wiring/requests.ts";

/** `GET /v2/requests/{subject_request_id}`, `GET /v2/status/{subject_request_id}`, and the older name: 200. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const requests = requestsIn(run, client);
  return dsrRoute(run, client, async (call) => {
    const { tenant, request } = await ownRequest({ apps: call.apps, requests }, call);
    const body = statusBody(tenant.app, request, call.voice.domain);
    return toResult({ status: 200, body: { ...body, api_version: call.dialect.version } });
  });
};

export const handler = lambda(create);
