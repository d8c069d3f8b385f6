/** A `fetch` that reaches a test's own functions as API Gateway would: by route, and by the token's client. */
import { routeOf } from "./route-of.ts";
import type { World } from "./world.ts";

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
    const route = routeOf(request.method, pathname);
    if (route === undefined) return Response.json({ message: "Not Found" }, { status: 404 });
    const { action, key, path } = route;
    const rawBody = await request.text();
    const { statusCode, headers, body } = await w.callRaw(action, {
      ...{ path, route: key, method: request.method, headers: Object.fromEntries(request.headers) },
      query: Object.fromEntries(searchParams),
      ...(rawBody === "" ? {} : { rawBody }),
      ...speaker(request.headers),
    });
    return new Response(body ?? null, { status: statusCode, headers: { ...headers } });
  };
