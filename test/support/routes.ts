/** Every route, as the stack declares them: a new one is tested without anyone thinking of it. */

import type { Scope } from "../../functions/policy/rights.ts";
import { actionNames, actions } from "../../infra/actions.ts";

export type Route = {
  readonly action: string;
  /** As API Gateway names it: `GET /v1/apps/{appId}`. */
  readonly key: string;
  readonly method: string;
  readonly scopes: readonly Scope[];
  /** Values for the path's own parameters; the app's id is the test's. */
  readonly path: Readonly<Record<string, string>>;
};

const parametersOf = (route: string) =>
  [...route.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).filter((name) => name !== "appId");

/** Every route of the API. */
export const allRoutes: readonly Route[] = actionNames.flatMap((action) => {
  const { trigger } = actions[action];
  if (trigger.kind !== "api") return [];
  return trigger.routes.map((key) => ({
    action,
    key,
    method: key.split(" ")[0] ?? "",
    scopes: trigger.scopes,
    path: Object.fromEntries(parametersOf(key).map((name) => [name, `some-${name}`])),
  }));
});

/** The routes whose path names an app. */
export const appRoutes: readonly Route[] = allRoutes.filter(({ key }) => key.includes("{appId}"));
