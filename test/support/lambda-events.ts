/** What Lambda hands to a function, and what its answer means. */
import { expectDescribed } from "./as-described.ts";

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
  /** The route by which API Gateway found the function; the action's name by default. */
  readonly route?: string;
  /** The token's client; the app's own by default. */
  readonly client?: string;
  /** The person whom the token names; none for a machine's. */
  readonly person?: string;
  readonly scopes?: readonly string[];
  readonly ip?: string;
};

const textOf = ({ rawBody, body }: Ask): string | undefined =>
  rawBody ?? (body === undefined ? undefined : JSON.stringify(body));

/** A call as API Gateway hands it on. */
export const eventOf = (action: string, ask: Ask) => ({
  version: "2.0",
  routeKey: ask.route ?? action,
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
        scopes: ask.scopes ?? ["chat-retention/app"],
      },
    },
  },
});

export type Result = {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

const isText = ({ headers, body }: Result): boolean =>
  body !== undefined && headers?.["content-type"]?.includes("json") === false;

export const answerOf = (result: Result): Answer => ({
  status: result.statusCode,
  headers: { ...result.headers },
  body: isText(result) ? result.body : (JSON.parse(result.body ?? "null") ?? undefined),
});

/** Every answer is one that the API's description allows. */
export const described = (action: string, ask: Ask, result: Result): void => {
  const { status, headers, body } = answerOf(result);
  const { route, method, path } = ask;
  expectDescribed(action, { route, method, path }, { status, type: headers["content-type"], body });
};

/** Messages as a queue hands them out. */
export const sqsEvent = (tasks: readonly unknown[]) => ({
  Records: tasks.map((task, index) => ({
    messageId: String(index),
    body: JSON.stringify(task),
    eventSource: "aws:sqs",
  })),
});
