/**
 * The functions as the platform runs them, in this process: real handlers, real tables, a clock that the test
 * holds. Everything a test does goes through a handler; what it checks physically, it reads from the stores.
 */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { S3Client } from "@aws-sdk/client-s3";
import { SQSClient } from "@aws-sdk/client-sqs";
import type { Run } from "../../functions/runtime.ts";
import { actingIn } from "./front/callers.ts";
import { rolesOf } from "./front/front.ts";
import {
  type Answer,
  type Ask,
  answerOf,
  described,
  eventOf,
  type Result,
  sqsEvent,
} from "./lambda-events.ts";
import { createResources, type Settings } from "./resources.ts";

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
  const roles = rolesOf(settings);
  /** Runs something as a function would, under its role. */
  const as = actingIn(() => roles);
  const handlers = new Map<string, Promise<Handler>>();
  const load = async (action: string): Promise<Handler> =>
    (await import(place(action))).create(run, ...((place === source && beside[action]) || []));
  const handlerOf = (action: string): Promise<Handler> => {
    const handler = handlers.get(action) ?? load(action);
    handlers.set(action, handler);
    return handler;
  };

  const runs = async (action: string, event: unknown, by: object): Promise<unknown> => {
    const handler = await handlerOf(action);
    return as(action, () => handler(event, by));
  };

  const own = { dynamodb: new DynamoDBClient({}), s3: new S3Client({}), sqs: new SQSClient({}) };
  for (const { config } of Object.values(own)) await config.credentials();

  return {
    settings,
    clock,
    run,
    as,
    /** What the test asks by itself, past the functions and their roles. */
    ...own,
    /** Calls a route of the API. */
    call: async (action: string, ask: Ask = {}): Promise<Answer> => {
      const result = (await runs(action, eventOf(action, ask), context)) as Result;
      described(action, ask, result);
      return answerOf(result);
    },
    /** Calls a route of the API; answers what API Gateway would send, byte for byte. */
    callRaw: async (action: string, ask: Ask = {}): Promise<Result> => {
      const result = (await runs(action, eventOf(action, ask), context)) as Result;
      described(action, ask, result);
      return result;
    },
    /** Hands tasks to a worker of a queue; answers how many it could not do. */
    work: async (
      action: string,
      tasks: readonly unknown[],
      remaining?: Remaining,
    ): Promise<number> => {
      const result = await runs(action, sqsEvent(tasks), contextWith(remaining));
      return (result as { batchItemFailures: unknown[] }).batchItemFailures.length;
    },
    /** Delivers an event of the bus, or runs what a schedule starts. */
    deliver: async (action: string, event: unknown = {}, remaining?: Remaining): Promise<unknown> =>
      runs(action, event, contextWith(remaining)),
    /** Forgets what warm functions remember, as a cold start does. */
    restart: () => handlers.clear(),
  };
};
