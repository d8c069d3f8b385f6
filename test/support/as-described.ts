/** Fails a test whose call is answered otherwise than the description says. */
import { isPage } from "../../api/pages.ts";
import type { Hear } from "../../local/client.ts";
import { amiss, type Described } from "./described.ts";
import { routeOf } from "./route-of.ts";
import { allRoutes } from "./routes.ts";

type Called = {
  readonly route?: string | undefined;
  readonly method?: string | undefined;
  readonly path?: Readonly<Record<string, string>> | undefined;
};

/** Some, unless that leaves nothing. */
const narrowed = <T>(all: readonly T[], fits: (one: T) => boolean): readonly T[] => {
  const some = all.filter(fits);
  return some.length > 0 ? some : all;
};

/** The routes of an action that a call may have come by: tests need not say which. */
const routesOf = (action: string, { route, method, path = {} }: Called): readonly string[] => {
  const own = allRoutes.filter((one) => one.action === action);
  const named = narrowed(own, ({ key }) => key === route);
  const byMethod = narrowed(named, (one) => one.method === method);
  const isNamed = (name: string) => path[name] !== undefined;
  const byPath = narrowed(byMethod, (one) => Object.keys(one.path).every(isNamed));
  const most = Math.max(...byPath.map((one) => Object.keys(one.path).length));
  return byPath.filter((one) => Object.keys(one.path).length === most).map(({ key }) => key);
};

/** Throws if an answer of an action is none that any of its routes describes. */
export const expectDescribed = (action: string, called: Called, answer: Described): void => {
  const routes = routesOf(action, called);
  if (routes.every(isPage)) return;
  const found = routes.map((route) => amiss(route, answer));
  if (found.every((one) => one !== undefined)) throw new Error(found.join("; "));
};

/** The same of a call over HTTP, which API Gateway may have answered itself. */
export const hearDescribed: Hear = ({ method, path }, reply) => {
  const route = routeOf(method, path.replace(/\?.*/, ""));
  const found = route && !isPage(route.key) && amiss(route.key, reply);
  if (found) throw new Error(found);
};
