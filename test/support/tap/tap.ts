/**
 * A tap on all that functions say to AWS, at the handler through which every client of the SDK sends its requests, the lean
 * calls' included. The functions know nothing of it, and are what they always are.
 */
import { HttpRequest } from "@smithy/core/protocols";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import { arming } from "./arming.ts";
import { type Named, namedCall, type Request } from "./calls.ts";
import { type Fault, faulty } from "./faults.ts";
import type { Answer } from "./refusals.ts";
import { collected, isStream, requestWith, responseOf } from "./wire.ts";

export type Heard = Named & { readonly request: Request };

/** Answers a request in place of AWS. */
export type StandIn = (request: Request, body: Buffer) => Answer;

type Handle = typeof NodeHttpHandler.prototype.handle;
type Options = Parameters<Handle>[1];

/** What the SDK is told; what nobody answers is a connection that broke. */
const told = (answer: Answer | undefined) => {
  if (answer === undefined) throw Object.assign(new Error("reset"), { code: "ECONNRESET" });
  return responseOf(answer);
};

const resized = (of: HttpRequest, body: Buffer): HttpRequest => {
  const copy = HttpRequest.clone(of);
  copy.body = typeof of.body === "string" ? body.toString() : body;
  copy.headers = { ...of.headers, "content-length": String(body.length) };
  return copy;
};

/** As a caller is told who may not: it tries no second time. */
const refusal: Fault = { kind: "death", effect: "before" };

/** Opens a tap; `took` hears what took effect, and DynamoDB may be stood in for. It is closed by `close`. */
export const openTap = (took: (call: Heard) => void = () => undefined, dynamodb?: StandIn) => {
  const handle = NodeHttpHandler.prototype.handle;
  const { fault, arm, disarm } = arming();
  let calls: Named[] = [];
  let isRefused: (request: Request) => boolean = () => false;

  /** Sends a request where it was to go, with another body if that has been changed or read. */
  const sent = async (
    by: NodeHttpHandler,
    of: HttpRequest,
    options: Options,
    body: Buffer | undefined,
  ): Promise<Answer> => {
    const { response } = await handle.call(by, body ? resized(of, body) : of, options);
    return {
      status: response.statusCode,
      headers: response.headers,
      body: await collected(response.body),
    };
  };

  NodeHttpHandler.prototype.handle = async function tapped(of: HttpRequest, options: Options) {
    const request = requestWith(of, await collected(of.body));
    const named = namedCall(request);
    calls.push(named);
    const standIn = named.service === "dynamodb" ? dynamodb : undefined;
    const whole = isStream(of) ? request.body : undefined;
    const pass = async (part?: Buffer): Promise<Answer> => {
      const stoodIn = standIn?.(request, part ?? request.body);
      const answer = stoodIn ?? (await sent(this, of, options, part ?? whole));
      if (answer.status < 300) took({ ...named, request });
      return answer;
    };
    const now = isRefused(request) ? refusal : fault(named);
    return told(now === undefined ? await pass() : await faulty(now, named, request, pass));
  };

  return {
    arm,
    disarm,
    /** From now on every such call is refused, or none. */
    refuse: (such: (request: Request) => boolean = () => false): void => {
      isRefused = such;
    },
    /** The calls since it was asked last. */
    heard: (): readonly Named[] => {
      const since = calls;
      calls = [];
      return since;
    },
    close: (): void => {
      NodeHttpHandler.prototype.handle = handle;
    },
  };
};
