/** What Lambda hands to a function, and what its answer means. */
import { gunzipSync } from "node:zlib";
import { scopes } from "../../functions/policy/names.ts";
import type { Scope } from "../../functions/policy/rights.ts";
import { expectDescribed } from "./as-described.ts";
import { allRoutes, type Route } from "./routes.ts";

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
  readonly body: any;
};

export type Ask = {
  readonly app?: string;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly rawBody?: string;
  /** Whether API Gateway took the body for bytes, and encoded it. */
  readonly base64?: boolean;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
  /** The route by which API Gateway found the function; by default the action's own, for the method. */
  readonly route?: string;
  /** The token's client; the app's own by default. */
  readonly client?: string;
  /** The person whom the token names; none for a machine's. */
  readonly person?: string;
  /** By default an app's, or the operator's where no app's token is let in. */
  readonly scopes?: readonly string[];
  readonly ip?: string;
};

const textOf = ({ rawBody, body }: Ask): string | undefined =>
  rawBody ?? (body === undefined ? undefined : JSON.stringify(body));

/** The route by which a call comes: named, or else the action's, by method if it has several. */
const routeOf = (action: string, { route, method }: Ask): Pick<Route, "key" | "scopes"> => {
  const routes = allRoutes.filter((one) => one.action === action);
  const named = allRoutes.find(({ key }) => key === route);
  const found = named ?? routes.find((one) => one.method === method) ?? routes[0];
  return { key: route ?? found?.key ?? action, scopes: found?.scopes ?? [] };
};

/** An app's token does what an app's token may do, an operator's the rest. */
const usualScope = (of: readonly Scope[]): string =>
  of.length === 0 || of.includes("app") ? scopes.app : scopes.operator;

/** A call as API Gateway hands it on. */
export const eventOf = (action: string, ask: Ask) => ({
  version: "2.0",
  routeKey: routeOf(action, ask).key,
  headers: { "content-type": "application/json", ...ask.headers },
  pathParameters: { ...(ask.app === undefined ? {} : { appId: ask.app }), ...ask.path },
  queryStringParameters: ask.query,
  body: textOf(ask),
  isBase64Encoded: ask.base64 ?? false,
  requestContext: {
    http: { method: ask.method ?? "GET", sourceIp: ask.ip ?? "198.51.100.7" },
    authorizer: {
      jwt: {
        claims: {
          client_id: ask.client ?? `client-of-${ask.app}`,
          ...(ask.person === undefined ? {} : { sub: ask.person }),
        },
        scopes: ask.scopes ?? [usualScope(routeOf(action, ask).scopes)],
      },
    },
  },
});

export type Result = {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
};

const isText = ({ headers, body }: Result): boolean =>
  body !== undefined && headers?.["content-type"]?.includes("json") === false;

/** What a caller reads, who undoes what was done to it on the way. */
const readIn = ({ body, headers }: Result): string | undefined =>
  headers?.["content-encoding"] === "gzip"
    ? gunzipSync(Buffer.from(body ?? "", "base64")).toString()
    : body;

export const answerOf = (result: Result): Answer => ({
  status: result.statusCode,
  headers: { ...result.headers },
  body: isText(result) ? readIn(result) : (JSON.parse(readIn(result) ?? "null") ?? undefined),
});

/** Lambda gives back no more than this. */
const mostBytes = 6_291_556;

/** Every answer is one that Lambda gives back and the API's description allows. */
export const described = (action: string, ask: Ask, result: Result): void => {
  const bytes = Buffer.byteLength(JSON.stringify(result));
  if (bytes > mostBytes) throw new Error(`${action} answered ${bytes} bytes: Lambda says 502`);
  const { status, headers, body } = answerOf(result);
  const { route, method, path } = ask;
  expectDescribed(action, { route, method, path }, { status, type: headers["content-type"], body });
};

/** The ids of messages that were taken from a queue as they are: the same when one comes again. */
export const messageIds = new WeakMap<object, string>();

const idOf = (task: unknown): string | undefined =>
  typeof task === "object" && task !== null ? messageIds.get(task) : undefined;

/** Messages as a queue hands them out. */
export const sqsEvent = (tasks: readonly unknown[]) => ({
  Records: tasks.map((task, index) => ({
    messageId: idOf(task) ?? String(index),
    body: JSON.stringify(task),
    eventSource: "aws:sqs",
  })),
});
