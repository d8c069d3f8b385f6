import { dynamodbClient } from "../adapters/clients.ts";
import { cancelledBody } from "../domain/requests/dsr-answers.ts";
import { dsrRoute } from "../middleware/dsr.ts";
import { ownRequest } from "../middleware/dsr-tenant.ts";
import { toResult } from "../middleware/http.ts";
import { lambda, type Run } from "../runtime.ts";
import { cancel } from "../steps/requests/cancel.ts";
import { withSignature } from "../steps/requests/sign.ts";
import { endingIn } from "../wiring/requests.ts";

/** `DELETE /v2/requests/{subject_request_id}`, and its older name: 202 while the request is pending. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports = endingIn(run, client);
  return dsrRoute(run, client, async (call) => {
    const { apps, now, dialect, voice } = call;
    const { tenant, request } = await ownRequest({ apps, requests: ports.requests }, call);
    const cancelled = await cancel(ports, request, now);
    const body = cancelledBody(tenant.app, cancelled, dialect);
    return toResult({ status: 202, body: await withSignature(voice.signer, body) });
  });
};

export const handler = lambda(create);
