/** A `fetch` that reaches a test's own functions as API Gateway would: by route, and by the token's client. */
import { allRoutes } from "./routes.ts";
import type { World } from "./world.ts";

const pattern = (key: string): RegExp =>
  new RegExp(`^${key.replaceAll(".", "\\.").replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);

/** A fixed segment goes before a parameter in its place. */
const byFixed = (one: { key: string }, other: { key: string }) =>
  one.key.split("{").length - other.key.split("{").length;

const routes = allRoutes.map((route) => ({ ...route, pattern: pattern(route.key) })).sort(byFixed);

const routeOf = (method: string, path: string) => {
  const call = `${method} ${path}`;
  const route = routes.find((one) => one.pattern.test(call));
  if (route === undefined) throw new Error(`No route takes ${call}`);
  const inPath = Object.entries(route.pattern.exec(call)?.groups ?? {});
  return {
    ...route,
    path: Object.fromEntries(inPath.map(([name, value]) => [name, decodeURIComponent(value)])),
  };
};

/** The token is the name of its client; `operator` has the operator's scope. */
const speaker = (headers: Headers) => {
  const client = headers.get("authorization")?.replace("Bearer ", "");
  return {
    ...(client === undefined ? {} : { client }),
    scopes: [client === "operator" ? "chat-retention/operator" : "chat-retention/app"],
  };
};

export const fetchIn =
  (w: World) =>
  async (request: Request): Promise<Response> => {
    const { pathname, searchParams } = new URL(request.url);
    const { action, key, path } = routeOf(request.method, pathname);
    const rawBody = await request.text();
    const { statusCode, headers, body } = await w.callRaw(action, {
      ...{ path, route: key, method: request.method, headers: Object.fromEntries(request.headers) },
      query: Object.fromEntries(searchParams),
      ...(rawBody === "" ? {} : { rawBody }),
      ...speaker(request.headers),
    });
    return new Response(body ?? null, { status: statusCode, headers: { ...headers } });
  };
