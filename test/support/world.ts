/**
 * The functions as the platform runs them, in this process: real handlers, real tables, a clock that the test
 * holds. Everything a test does goes through a handler; what it checks physically, it reads from the stores.
 */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { Run } from "../../functions/runtime.ts";
import { expectDescribed } from "./as-described.ts";
import { createResources, type Settings } from "./resources.ts";

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

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

/** The test's own start of time: in the future, so that nothing real fires. */
export const start = Date.UTC(2030, 0, 15, 12);

/** How long the platform lets a function run on (ms); a function of no arguments is asked each time. */
export type Remaining = number | (() => number);

const contextWith = (remaining: Remaining = 300_000) => ({
  getRemainingTimeInMillis: typeof remaining === "number" ? () => remaining : remaining,
  awsRequestId: "test",
});

const context = contextWith();

const folder = new URL("../../functions/", import.meta.url);

const textOf = ({ rawBody, body }: Ask): string | undefined =>
  rawBody ?? (body === undefined ? undefined : JSON.stringify(body));

const eventOf = (action: string, ask: Ask) => ({
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

type Result = {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

const isText = ({ headers, body }: Result): boolean =>
  body !== undefined && headers?.["content-type"]?.includes("json") === false;

const answerOf = (result: Result): Answer => ({
  status: result.statusCode,
  headers: { ...result.headers },
  body: isText(result) ? result.body : (JSON.parse(result.body ?? "null") ?? undefined),
});

/** Every answer is one that the API's description allows. */
const described = (action: string, ask: Ask, result: Result): void => {
  const { status, headers, body } = answerOf(result);
  const { route, method, path } = ask;
  expectDescribed(action, { route, method, path }, { status, type: headers["content-type"], body });
};

const sqsEvent = (tasks: readonly unknown[]) => ({
  Records: tasks.map((task, index) => ({
    messageId: String(index),
    body: JSON.stringify(task),
    eventSource: "aws:sqs",
  })),
});

export type World = Awaited<ReturnType<typeof world>>;

/** Where a function's module lies: its source, unless the test bundled it. */
type Place = (action: string) => string;
const source: Place = (action) => new URL(`${action}/handler.ts`, folder).href;

/** What lies beside a bundle and not beside its source: the console's files, here a page of the tests'. */
const beside: Readonly<Record<string, readonly URL[]>> = {
  "serve-console": [new URL("console.json", import.meta.url)],
};

/** A world of one test file's own. */
export const world = async (
  options: {
    readonly trustedOrigins?: readonly string[];
    readonly dataHolders?: readonly string[];
    readonly place?: Place;
    /** Settings that are to be others than those of what is made for the world. */
    readonly settings?: Settings;
  } = {},
) => {
  const { trustedOrigins, dataHolders } = options;
  const made = await createResources(trustedOrigins, dataHolders);
  const settings: Settings = { ...made, ...options.settings };
  const place = options.place ?? source;
  const clock = { now: start };
  const run: Run = {
    now: () => clock.now,
    setting: (name) => {
      const value = settings[name];
      if (value === undefined) throw new Error(`The test has no setting ${name}`);
      return value;
    },
  };
  const handlers = new Map<string, Promise<Handler>>();
  const load = async (action: string): Promise<Handler> =>
    (await import(place(action))).create(run, ...((place === source && beside[action]) || []));
  const handlerOf = (action: string): Promise<Handler> => {
    const handler = handlers.get(action) ?? load(action);
    handlers.set(action, handler);
    return handler;
  };

  return {
    settings,
    clock,
    run,
    /** What the test asks by itself, past the functions. */
    ...{ dynamodb: new DynamoDBClient({}), s3: new S3Client({}), sqs: new SQSClient({}) },
    /** Calls a route of the API. */
    call: async (action: string, ask: Ask = {}): Promise<Answer> => {
      const result = (await (await handlerOf(action))(eventOf(action, ask), context)) as Result;
      described(action, ask, result);
      return answerOf(result);
    },
    /** Calls a route of the API; answers what API Gateway would send, byte for byte. */
    callRaw: async (action: string, ask: Ask = {}): Promise<Result> => {
      const result = (await (await handlerOf(action))(eventOf(action, ask), context)) as Result;
      described(action, ask, result);
      return result;
    },
    /** Hands tasks to a worker of a queue; answers how many it could not do. */
    work: async (
      action: string,
      tasks: readonly unknown[],
      remaining?: Remaining,
    ): Promise<number> => {
      const result = await (await handlerOf(action))(sqsEvent(tasks), contextWith(remaining));
      return (result as { batchItemFailures: unknown[] }).batchItemFailures.length;
    },
    /** Delivers an event of the bus, or runs what a schedule starts. */
    deliver: async (action: string, event: unknown = {}, remaining?: Remaining): Promise<unknown> =>
      (await handlerOf(action))(event, contextWith(remaining)),
    /** Forgets what warm functions remember, as a cold start does. */
    restart: () => handlers.clear(),
  };
};
