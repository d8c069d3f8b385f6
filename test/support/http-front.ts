/** The real handlers behind HTTP: what API Gateway does between a client and them, and no more. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { claimsOf } from "../../cli/sign-in/claims.ts";
import { scopes } from "../../functions/policy/names.ts";
import type { Ask, Result } from "./lambda-events.ts";
import { allRoutes, type Route } from "./routes.ts";
import type { World } from "./world.ts";

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token as an issuer makes one, a machine's or a person's, save that nobody signed it: the front believes what it says. */
export const tokenOf = (client: string, scope: keyof typeof scopes, sub = client): string =>
  [{ alg: "none" }, { sub, client_id: client, scope: scopes[scope], exp: 4_000_000_000 }]
    .map(encode)
    .concat("")
    .join(".");

const patternOf = ({ key }: Route): RegExp => {
  const [method = "", path = ""] = key.split(" ");
  return new RegExp(`^${method} ${path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
};
const patterns = allRoutes.map((route) => ({ route, pattern: patternOf(route) }));

type Matched = { readonly route: Route; readonly path: Readonly<Record<string, string>> };

/** API Gateway prefers the path with the fewest parameters. */
const match = (method: string, pathname: string): Matched | undefined =>
  patterns
    .flatMap(({ route, pattern }) => {
      const found = pattern.exec(`${method} ${pathname}`);
      return found === null ? [] : [{ route, path: decoded({ ...found.groups }) }];
    })
    .sort((one, other) => Object.keys(one.path).length - Object.keys(other.path).length)[0];

const decoded = (groups: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(groups).map(([name, one]) => [name, decodeURIComponent(one)]));

const bearerOf = ({ headers }: IncomingMessage): string =>
  headers.authorization?.replace("Bearer ", "") ?? "";

/** The status with which the gateway refuses a token by itself; undefined if it lets the call through. */
const refusalOf = ({ scopes: needed }: Route, token: string): number | undefined => {
  if (needed.length === 0) return undefined;
  const granted = claimsOf(token)?.scope?.split(" ");
  if (granted === undefined) return 401;
  return needed.some((name) => granted.includes(scopes[name])) ? undefined : 403;
};

const askOf = async (
  request: IncomingMessage,
  { route, path }: Matched,
  url: URL,
): Promise<Ask> => {
  const claims = claimsOf(bearerOf(request));
  const body = await text(request);
  return {
    ...{ path, method: request.method ?? "GET", route: route.key },
    ...{ query: Object.fromEntries(url.searchParams), headers: request.headers as never },
    ...{ client: claims?.client_id ?? "", scopes: claims?.scope?.split(" ") ?? [] },
    ...(claims?.sub === undefined ? {} : { person: claims.sub }),
    ...(body === "" ? {} : { rawBody: body }),
  };
};

const bytesOf = ({ body = "", isBase64Encoded }: Result): Buffer =>
  Buffer.from(body, isBase64Encoded ? "base64" : "utf8");

/** Serves a world. `before` may answer in its place, as a network between does. */
export const startFront = async (w: World) => {
  const front = {
    url: "",
    before: undefined as ((request: IncomingMessage) => number | undefined) | undefined,
    asked: [] as string[],
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
  /** What the gateway answers by itself; undefined if the call goes through. */
  const byItself = (request: IncomingMessage, found: Matched | undefined): number | undefined =>
    front.before?.(request) ?? (found ? refusalOf(found.route, bearerOf(request)) : 404);
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://front");
    front.asked.push(`${request.method} ${url.pathname}`);
    const found = match(request.method ?? "", url.pathname);
    const status = byItself(request, found);
    if (status !== undefined || found === undefined) {
      // Whoever asks again need not wait here.
      response.writeHead(status ?? 404, { "retry-after": "0.01" }).end('{"message":"no"}');
      return;
    }
    const result = await w.callRaw(found.route.action, await askOf(request, found, url));
    response.writeHead(result.statusCode, { ...result.headers }).end(bytesOf(result));
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  front.url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  return front;
};
