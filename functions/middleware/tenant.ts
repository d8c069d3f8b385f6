import { isOver, type Tenant } from "../domain/app.ts";
import { Problem } from "../domain/problem.ts";
import { scopes } from "../policy/names.ts";
import type { Apps } from "../ports.ts";
import type { HttpEvent } from "./http.ts";

type Token = { readonly clientId: string; readonly operator: boolean };

/** Who speaks: the person if the token names one, or else the client. */
export const actorOf = ({ requestContext }: HttpEvent): string => {
  const { claims } = requestContext.authorizer.jwt;
  return String(claims.sub ?? claims.client_id ?? "");
};

const tokenOf = ({ requestContext }: HttpEvent): Token => {
  const { claims, scopes: granted } = requestContext.authorizer.jwt;
  const held = granted ?? String(claims.scope ?? "").split(" ");
  return { clientId: String(claims.client_id ?? ""), operator: held.includes(scopes.operator) };
};

/**
 * The app of the path, or the one that the body named, if the token speaks for it (invariant 9). An app's token learns nothing about
 * another id, not even whether it exists: "not-your-app". An operator learns "not-found".
 */
export const authorise = async (
  event: HttpEvent,
  apps: Apps,
  appId: string = event.pathParameters?.appId ?? "",
): Promise<Tenant> => {
  const { clientId, operator } = tokenOf(event);
  const tenant = await apps.tenant(appId);
  const own = tenant?.app.clientIds.includes(clientId) === true;
  if (!operator && !own) throw new Problem("not-your-app");
  if (tenant === undefined) throw new Problem("not-found");
  return tenant;
};

/** The first of some apps that the token speaks for, if there is one; of the others it learns nothing. */
export const ownAmong = async (
  event: HttpEvent,
  apps: Apps,
  appIds: readonly string[],
): Promise<Tenant | undefined> => {
  const { clientId } = tokenOf(event);
  const tenants = await Promise.all(appIds.map((appId) => apps.tenant(appId)));
  return tenants.find((tenant) => tenant?.app.clientIds.includes(clientId));
};

/** Refuses everything about an app whose time is over, save to see and change its status. */
export const notOver = ({ app }: Tenant, now: number): void => {
  if (isOver(app, now)) throw new Problem("purge-begun");
};

/** Refuses what only an app in use may do. */
export const inUse = ({ app }: Tenant): void => {
  if (app.status !== "active") throw new Problem("app-terminated");
};
