/** Whose request it is: the tenant comes from the token alone (invariant 9), though a body or a path may name it. */
import type { Tenant } from "../domain/app.ts";
import { parse } from "../domain/parse.ts";
import { Problem } from "../domain/problem.ts";
import { dsrPath } from "../domain/requests/dsr-request.ts";
import type { DeletionRequest } from "../domain/requests/request.ts";
import type { Apps, Requests } from "../ports.ts";
import type { DsrCall } from "./dsr.ts";
import type { HttpEvent } from "./http.ts";
import type { Limiter } from "./limiter.ts";
import { known } from "./record-call.ts";
import { authorise, notOver, ownAmong } from "./tenant.ts";

/** Lets a call in on behalf of an app. */
const enter = (event: HttpEvent, tenant: Tenant, now: number): Tenant => {
  known(event).tenant = tenant;
  notOver(tenant, now);
  return tenant;
};

/** The request that the path names, if the token's app has one. */
export const ownRequest = async (
  { apps, requests }: { readonly apps: Apps; readonly requests: Requests },
  { event, now }: DsrCall,
): Promise<{ readonly tenant: Tenant; readonly request: DeletionRequest }> => {
  const { subject_request_id: requestId } = parse(dsrPath, event.pathParameters ?? {});
  const tenant = await ownAmong(event, apps, await requests.appsOf(requestId));
  if (tenant === undefined) throw new Problem("not-found");
  enter(event, tenant, now);
  const request = await requests.get(tenant.app.appId, requestId, now);
  if (request === undefined) throw new Problem("not-found");
  return { tenant, request };
};

/** The app that a body names, if the token speaks for it; its call counts. */
export const namedApp = async (
  { event, now, apps }: DsrCall & { readonly apps: Apps },
  limiter: Limiter,
  appId: string,
): Promise<Tenant> => {
  limiter.recall(event, now, appId);
  const { tenant, scope } = await authorise(event, apps, appId);
  enter(event, tenant, now);
  await limiter.count(event, { tenant, scope }, now);
  return tenant;
};
