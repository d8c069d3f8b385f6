/**
 * The front where it costs least: at the handler through which every client of the SDK in this process sends its
 * requests. What is allowed goes straight to the emulators. Bodies that stream, links and other processes go by the
 * server that listens.
 */
import type { HttpRequest } from "@smithy/core/protocols";
import { NodeHttpHandler } from "@smithy/node-http-handler";
import type { Endpoints } from "../point-sdk-at.ts";
import { collected, isStream, requestWith, responseOf } from "../tap/wire.ts";
import { actingKey, type Caller, callerWith } from "./callers.ts";
import { hidden, refusalFor } from "./judge.ts";
import { isOfDynamodb } from "./server.ts";

const signed = /Credential=(\w+)/;

/** Signs a request as whoever acts, and answers with which key that is. */
const signedAs = (request: HttpRequest): string => {
  const { authorization = "" } = request.headers;
  const [, key = ""] = signed.exec(authorization) ?? [];
  const acting = actingKey(key);
  if (acting !== key)
    request.headers.authorization = authorization.replace(signed, `Credential=${acting}`);
  return acting;
};

const sentTo = (endpoint: URL, request: HttpRequest): void => {
  request.hostname = endpoint.hostname;
  request.port = Number(endpoint.port);
};

type Handle = typeof NodeHttpHandler.prototype.handle;
type Answered = ReturnType<Handle>;

/** What a caller is answered: by AWS, or by the front. */
const judged = async (caller: Caller, of: HttpRequest, pass: () => Answered): Answered => {
  const request = requestWith(of, await collected(of.body));
  const refusal = refusalFor(caller, request);
  if (refusal !== undefined) return responseOf(refusal);
  const answered = await pass();
  const instead = hidden(caller, request, answered.response.statusCode);
  return instead === undefined ? answered : responseOf(instead);
};

/** Judges in this process what goes to the front at a port, and sends it on to the emulators behind. */
export const judgeInProcess = (port: number, upstream: Endpoints): void => {
  const [aws, dynamodb] = [new URL(upstream.aws), new URL(upstream.dynamodb)];
  const handle = NodeHttpHandler.prototype.handle;
  NodeHttpHandler.prototype.handle = async function fronted(of, options) {
    const caller = callerWith(signedAs(of));
    const pass = () => handle.call(this, of, options);
    if (of.port !== port || isStream(of)) return pass();
    sentTo(isOfDynamodb(of.headers) ? dynamodb : aws, of);
    return caller === undefined ? pass() : judged(caller, of, pass);
  };
};
