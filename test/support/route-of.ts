/** The way from a call over HTTP to its route, as API Gateway finds it. */
import { allRoutes } from "./routes.ts";

const pattern = (key: string): RegExp =>
  new RegExp(`^${key.replaceAll(".", "\\.").replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);

/** A fixed segment goes before a parameter in its place. */
const byFixed = (one: { key: string }, other: { key: string }) =>
  one.key.split("{").length - other.key.split("{").length;

const routes = allRoutes.map((route) => ({ ...route, pattern: pattern(route.key) })).sort(byFixed);

/** The route that takes a call, with what the path names; undefined if none does. */
export const routeOf = (method: string, path: string) => {
  const call = `${method} ${path}`;
  const route = routes.find((one) => one.pattern.test(call));
  if (route === undefined) return undefined;
  const inPath = Object.entries(route.pattern.exec(call)?.groups ?? {});
  return {
    ...route,
    path: Object.fromEntries(inPath.map(([name, value]) => [name, decodeURIComponent(value)])),
  };
};
