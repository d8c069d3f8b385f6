import { dynamodbClient } from "../adapters/clients.ts";
import { mayCall, originsOf } from "../domain/destination.ts";
import { parse } from "../domain/parse.ts";
import { createdBody } from "../domain/requests/dsr-answers.ts";
import { appNamed, dsrRequest } from "../domain/requests/dsr-request.ts";
import { bytesOf, jsonBody } from "../middleware/body.ts";
import { dsrRoute } from "../middleware/dsr.ts";
import { namedApp } from "../middleware/dsr-tenant.ts";
import { toResult } from "../middleware/http.ts";
import { limiterIn } from "../middleware/limiter.ts";
import { ownAmong } from "../middleware/tenant.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { withSignature } from "../steps/requests/sign.ts";
import { joinedIn } from "../wiring/joined.ts";
import { acceptingIn } from "../wiring/requests.ts";
import { receiveDsr } from "./receive-dsr.ts";

/** `POST /v2/requests`, and its older names: 201 with the request as it was first received. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports = { ...acceptingIn(run, client), joined: joinedIn(run) };
  const limiter = limiterIn(run, client);
  const allowed = mayCall(originsOf(run.setting(variables.trustedOrigins)));
  return dsrRoute(run, client, async (call) => {
    const { event, apps, dialect, voice, now } = call;
    const json = jsonBody(event);
    const appId = parse(appNamed(voice.domain), json).extensions[voice.domain]?.app_id ?? "";
    const tenant = await namedApp(call, limiter, appId);
    const dsr = parse(dsrRequest({ domain: voice.domain, dialect, mayCall: allowed }), json);
    const sent = bytesOf(event);
    const holders = await ports.requests.appsOf(dsr.subject_request_id);
    const own = await ownAmong(event, apps, holders);
    const request = await receiveDsr(ports, { tenant, dsr, dialect, sent }, own, now);
    const body = await withSignature(voice.signer, createdBody(tenant.app, request, sent));
    return toResult({ status: 201, body });
  });
};

export const handler = lambda(create);
