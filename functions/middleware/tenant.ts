import { isOver, type Tenant } from "../domain/app.ts";
import { Problem } from "../domain/problem.ts";
import type { Actor } from "../domain/two-people.ts";
import { scopes } from "../policy/names.ts";
import { type Scope, scopesOf } from "../policy/rights.ts";
import type { Apps } from "../ports.ts";
import type { HttpEvent } from "./http.ts";

/** Who speaks, and as what. */
type Speaker = { readonly clientId: string; readonly scope: Scope };

/** Who speaks: the person if the token names one, or else the client, which issuers may repeat as a machine's subject. */
export const actorOf = ({ requestContext }: HttpEvent): Actor => {
  const { sub, client_id: client } = requestContext.authorizer.jwt.claims;
  const isPerson = sub !== undefined && sub !== client;
  return { id: String(sub ?? client ?? ""), isPerson };
};

/** All that a token was granted: the gateway may hand on what it matched, and the token says the rest. */
const grantedIn = ({ requestContext }: HttpEvent): readonly Scope[] => {
  const { claims, scopes: matched } = requestContext.authorizer.jwt;
  const said = [...(matched ?? []), String(claims.scope ?? ""), String(claims.scp ?? "")];
  const held = new Set(said.join(" ").split(/[\s,[\]]+/));
  return (["operator", "app"] as const).filter((scope) => held.has(scopes[scope]));
};

/**
 * As what the token speaks on this route. One that is both an app's and the operator's would be a key to all apps:
 * "scopes-together". Throws "not-your-app" if the route is not open to its scope.
 */
export const speakerOf = (event: HttpEvent): Speaker => {
  const granted = grantedIn(event);
  if (granted.length > 1) throw new Problem("scopes-together");
  const scope = scopesOf(event.routeKey).find((one) => granted.includes(one));
  if (scope === undefined) throw new Problem("not-your-app");
  const { claims } = event.requestContext.authorizer.jwt;
  return { scope, clientId: String(claims.client_id ?? "") };
};

/**
 * The app of the path, or the one that the body named, if the token speaks for it (invariant 9). An app's token learns nothing about
 * another id, not even whether it exists: "not-your-app". An operator learns "not-found".
 */
export const authorise = async (
  event: HttpEvent,
  apps: Apps,
  appId: string = event.pathParameters?.appId ?? "",
): Promise<{ readonly tenant: Tenant; readonly scope: Scope }> => {
  const { clientId, scope } = speakerOf(event);
  const tenant = await apps.tenant(appId);
  const own = tenant?.app.clientIds.includes(clientId) === true;
  if (scope === "app" && !own) throw new Problem("not-your-app");
  if (tenant === undefined) throw new Problem("not-found");
  return { tenant, scope };
};

/** The first of some apps that the token speaks for, if there is one; of the others it learns nothing. */
export const ownAmong = async (
  event: HttpEvent,
  apps: Apps,
  appIds: readonly string[],
): Promise<Tenant | undefined> => {
  const { clientId } = speakerOf(event);
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
