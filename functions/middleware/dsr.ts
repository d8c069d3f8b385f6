/**
 * Routes of OpenDSR 2.0 and of its older names: every answer, refusals included, says whose it is and is signed
 * (6.4, 6.8, 6.9).
 */
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import middy from "@middy/core";
import { problemBody } from "../domain/problem.ts";
import { allowedOn, type Dialect, dialectOf } from "../domain/requests/dialect.ts";
import { dsrError } from "../domain/requests/dsr-errors.ts";
import type { Apps } from "../ports.ts";
import type { Run } from "../runtime.ts";
import { signatureOf } from "../steps/requests/sign.ts";
import { appsIn } from "../wiring/apps.ts";
import { recorderIn } from "../wiring/recorder.ts";
import { type Voice, voiceIn } from "../wiring/requests.ts";
import { asProblem, type HttpEvent, type HttpResult, refusalHeaders } from "./http.ts";
import { logFailure } from "./log.ts";
import { known, recordCall } from "./record-call.ts";

type Around = middy.MiddlewareObj<HttpEvent, HttpResult, Error>;

const errors = (): Around => ({
  onError: (request) => {
    const problem = asProblem(request.error);
    known(request.event).cause = problemBody(problem).type;
    const { status, body } = dsrError(problem, dialectOf(request.event.routeKey));
    request.response = {
      statusCode: status,
      headers: {
        "content-type": "application/json",
        "cache-control": "no-store",
        pragma: "no-cache",
        ...refusalHeaders(problem),
        ...(status === 405 ? { allow: allowedOn(request.event.routeKey) } : {}),
      },
      body: JSON.stringify(body),
    };
  },
});

const signed = ({ signer, domain }: Voice): Around => {
  const sign = async ({ event, response }: middy.Request<HttpEvent, HttpResult, Error>) => {
    if (!response) return;
    const { domainHeader, signatureHeader } = dialectOf(event.routeKey);
    const signature = await signatureOf(signer, response.body ?? "");
    response.headers = {
      ...response.headers,
      [domainHeader]: domain,
      [signatureHeader]: signature,
    };
  };
  /** A failure that cannot be signed is told without a signature. */
  const tryToSign = async (request: middy.Request<HttpEvent, HttpResult, Error>) => {
    try {
      await sign(request);
    } catch (error) {
      logFailure(error);
    }
  };
  return { after: sign, onError: tryToSign };
};

/** What a route of the protocol is called with. */
export type DsrCall = {
  readonly event: HttpEvent;
  readonly dialect: Dialect;
  readonly voice: Voice;
  readonly now: number;
};

/** An open route of the protocol. */
export const openDsrRoute = (run: Run, act: (call: DsrCall) => Promise<HttpResult>) => {
  const voice = voiceIn(run);
  return middy<HttpEvent, HttpResult>()
    .use(signed(voice))
    .use(errors())
    .handler(async (event) =>
      act({ event, dialect: dialectOf(event.routeKey), voice, now: run.now() }),
    );
};

/** A route of the protocol that needs a token; its calls are recorded like all others. */
export const dsrRoute = (
  run: Run,
  client: DynamoDBClient,
  act: (call: DsrCall & { readonly apps: Apps }) => Promise<HttpResult>,
) => {
  const voice = voiceIn(run);
  const apps = appsIn(run, client);
  return middy<HttpEvent, HttpResult>()
    .use(recordCall(recorderIn(run, client)))
    .use(signed(voice))
    .use(errors())
    .handler(async (event) =>
      act({ event, dialect: dialectOf(event.routeKey), voice, now: run.now(), apps }),
    );
};
