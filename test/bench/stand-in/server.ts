/** The stand-in over HTTP: AWS's JSON protocol on `/`, and how to steer it under `/stand-in/`. */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { operate } from "./operations.ts";
import { type Seed, seed } from "./seed.ts";
import { Refusal } from "./values.ts";
import { type Behaviour, type World, world } from "./world.ts";

const bodyOf = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => resolve(Buffer.concat(chunks).toString()));
    request.on("error", reject);
  });

const send = (response: ServerResponse, status: number, body: object): void => {
  const text = JSON.stringify(body);
  const length = Buffer.byteLength(text);
  response.sendDate = false;
  response
    .writeHead(status, { "content-type": "application/x-amz-json-1.0", "content-length": length })
    .end(text);
};

const refuse = (response: ServerResponse, error: Refusal): void => {
  const { code, message, status, more } = error;
  send(response, status, { __type: `com.amazonaws#${code}`, message, ...more });
};

type Answer = { readonly status: number; readonly body: object } | "dropped";

const outcomeOf = (current: World, operation: string, input: object): Answer => {
  const fate = current.limits.fate();
  if (fate === "throttled") current.accounts.refused("throttledRequests");
  else if (fate !== "answered") current.accounts.refused("failedRequests");
  if (fate === "dropped") return "dropped";
  if (fate === "throttled") throw new Refusal("ThrottlingException", "Rate exceeded");
  if (fate === "failed") throw new Refusal("InternalServerError", "Try again", {}, 500);
  const body = operate(current, operation, input);
  return fate === "dropped-after" ? "dropped" : { status: 200, body };
};

/** Answers an operation no sooner than the latency after its arrival. */
const answer = async (current: World, request: IncomingMessage, response: ServerResponse) => {
  const wait = sleep(current.latency);
  const operation = String(request.headers["x-amz-target"]).split(".")[1] ?? "";
  const input = JSON.parse((await bodyOf(request)) || "{}");
  current.accounts.arrived(operation, input);
  try {
    const outcome = outcomeOf(current, operation, input);
    await wait;
    if (outcome === "dropped") request.socket.destroy();
    else send(response, outcome.status, outcome.body);
  } catch (error) {
    await wait;
    refuse(response, error instanceof Refusal ? error : new Refusal("Bug", String(error), {}, 500));
  }
};

/** What is stored: records, and the directory's rows. */
export type Left = { readonly records: number; readonly rows: number };

const isRow = (pk: string): boolean => pk.startsWith("dir|");

const leftIn = (current: World): Left => {
  const count = (isCounted: (pk: string) => boolean): number =>
    current.tables().reduce((sum, table) => sum + table.count(isCounted), 0);
  return { records: count((pk) => !isRow(pk)), rows: count(isRow) };
};

/** A server that is not listening yet. */
export const standIn = (now: () => number = () => performance.now()) => {
  let current = world({}, now);
  const steer: Readonly<Record<string, (input: never) => object>> = {
    /** Forgets everything. */
    reset: (behaviour: Behaviour) => {
      current = world(behaviour, now);
      return {};
    },
    seed: (input: Seed) => {
      seed(current, input);
      return {};
    },
    /** Behaves differently from here on, and counts anew. */
    behave: (behaviour: Behaviour) => {
      current = current.behaving(behaviour);
      return {};
    },
    counts: () => current.accounts.counts(),
    left: () => leftIn(current),
  };
  return createServer((request, response) => {
    const [, verb] = /^\/stand-in\/(\w+)$/.exec(request.url ?? "") ?? [];
    if (verb === undefined) return void answer(current, request, response);
    bodyOf(request).then(
      (body) => send(response, 200, steer[verb]?.(JSON.parse(body || "{}") as never) ?? {}),
      (error) => refuse(response, new Refusal("Bug", String(error), {}, 500)),
    );
  });
};
