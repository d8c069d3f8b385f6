/** Every route of an app, as the stack declares them: a new one is tested without anyone thinking of it. */

import type { Scope } from "../../infra/actions/action.ts";
import { actionNames, actions } from "../../infra/actions.ts";

export type Route = {
  readonly action: string;
  readonly method: string;
  readonly scopes: readonly Scope[];
  /** Values for the path's own parameters; the app's id is the test's. */
  readonly path: Readonly<Record<string, string>>;
};

const parametersOf = (route: string) =>
  [...route.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).filter((name) => name !== "appId");

/** The routes whose path names an app. */
export const appRoutes: readonly Route[] = actionNames.flatMap((action) => {
  const { trigger } = actions[action];
  if (trigger.kind !== "api") return [];
  return trigger.routes
    .filter((route) => route.includes("{appId}"))
    .map((route) => ({
      action,
      method: route.split(" ")[0] ?? "",
      scopes: trigger.scopes,
      path: Object.fromEntries(parametersOf(route).map((name) => [name, `some-${name}`])),
    }));
});
