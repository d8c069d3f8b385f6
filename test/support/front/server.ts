/**
 * The front before the emulators: it knows who calls, refuses what AWS would refuse, and hands on the rest. It listens
 * in the worker's own process, since who calls is known there, and is what every client of the SDK is pointed at; those of
 * that process need not go through it (`in-process.ts`).
 */
import {
  Agent,
  createServer,
  type IncomingMessage,
  request as open,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { Endpoints } from "../point-sdk-at.ts";
import type { Request } from "../tap/calls.ts";
import type { Answer } from "../tap/refusals.ts";
import { type Caller, callerWith } from "./callers.ts";
import { hidden, refusalFor } from "./judge.ts";

const agent = new Agent({ keepAlive: true, maxSockets: 200 });

/** The access key that signed, in a header or in a link. */
const keyOf = ({ headers, url = "" }: IncomingMessage): string => {
  const header = /Credential=([^/]+)\//.exec(headers.authorization ?? "")?.[1];
  return header ?? /X-Amz-Credential=([^%/]+)/.exec(url)?.[1] ?? "";
};

const collected = (from: IncomingMessage): Promise<Buffer> =>
  new Promise((done, failed) => {
    const parts: Buffer[] = [];
    from.on("data", (part: Buffer) => parts.push(part));
    from.on("end", () => done(Buffer.concat(parts)));
    from.on("error", failed);
  });

const answerWith = (response: ServerResponse, { status, headers, body }: Answer): void => {
  response.writeHead(status, { ...headers, "content-length": String(body.length) }).end(body);
};

const requestOf = (incoming: IncomingMessage, body: Buffer): Request => ({
  method: incoming.method ?? "GET",
  path: incoming.url ?? "/",
  headers: incoming.headers as Record<string, string>,
  body,
});

/** Whether a request is one of DynamoDB's, by its headers. */
export const isOfDynamodb = (headers: IncomingMessage["headers"]): boolean =>
  String(headers["x-amz-target"]).startsWith("DynamoDB_");

/** Starts it before emulators; answers where it listens. */
export const startFront = async (upstream: Endpoints) => {
  const [aws, dynamodb] = [new URL(upstream.aws), new URL(upstream.dynamodb)];

  const onward = (incoming: IncomingMessage, took: (answer: IncomingMessage) => void) => {
    const { hostname, port } = isOfDynamodb(incoming.headers) ? dynamodb : aws;
    const { method, url: path, headers } = incoming;
    return open({ agent, hostname, port, method, path, headers }, took);
  };

  const pass = (response: ServerResponse) => (answer: IncomingMessage) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(response);
  };

  const judged = async (incoming: IncomingMessage, response: ServerResponse, caller: Caller) => {
    const request = requestOf(incoming, await collected(incoming));
    const refusal = refusalFor(caller, request);
    if (refusal !== undefined) return answerWith(response, refusal);
    const out = onward(incoming, (answer) => {
      const instead = hidden(caller, request, answer.statusCode ?? 500);
      if (instead === undefined) return pass(response)(answer);
      answer.resume();
      answerWith(response, instead);
    });
    out.on("error", () => response.destroy());
    out.end(request.body);
  };

  const server = createServer((incoming, response) => {
    const caller = callerWith(keyOf(incoming));
    if (caller !== undefined) {
      judged(incoming, response, caller).catch((error) => response.destroy(error));
      return;
    }
    const out = onward(incoming, pass(response));
    out.on("error", () => response.destroy());
    incoming.pipe(out);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  server.unref();
  const { port } = server.address() as AddressInfo;
  return { port, endpoint: `http://127.0.0.1:${port}` };
};
