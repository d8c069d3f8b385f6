import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import middy from "@middy/core";
import type * as z from "zod/mini";
import type { Tenant } from "../domain/app.ts";
import { parse } from "../domain/parse.ts";
import type { Actor } from "../domain/two-people.ts";
import type { Scope } from "../policy/rights.ts";
import type { Run } from "../runtime.ts";
import { appsIn } from "../wiring/apps.ts";
import { recorderIn } from "../wiring/recorder.ts";
import { bytesOf, jsonBody } from "./body.ts";
import { compressed } from "./compressed.ts";
import { type HttpEvent, type HttpResult, problemDetails, type Reply, toResult } from "./http.ts";
import type { Limiter } from "./limiter.ts";
import { known, recordCall } from "./record-call.ts";
import { actorOf, authorise, notOver } from "./tenant.ts";

/** A call that was let in: whose it is, what it says, and when it came (epoch ms). */
export type Call<B, Q, P> = {
  readonly tenant: Tenant;
  readonly path: P;
  readonly query: Q;
  readonly body: B;
  /** The body as it was sent, byte for byte. */
  readonly sent: Buffer;
  readonly now: number;
  readonly method: string;
  /** As what the token speaks. */
  readonly scope: Scope;
  /** Who speaks, as the token says. */
  readonly actor: Actor;
  readonly header: (name: string) => string | undefined;
};

type Spec<B, Q, P> = {
  /** The route is about the app's status: it is open when the app's time is over. */
  readonly ofStatus?: boolean;
  /** Counts the calls of a dear route. */
  readonly limiter?: Limiter;
  readonly path?: z.ZodMiniType<P>;
  readonly query?: z.ZodMiniType<Q>;
  readonly body?: z.ZodMiniType<B>;
};

/** A route of a tenant: authorised, parsed, answered, and recorded as log data and monitoring data. */
export const tenantRoute = <B = undefined, Q = undefined, P = undefined>(
  run: Run,
  client: DynamoDBClient,
  spec: Spec<B, Q, P>,
  act: (call: Call<B, Q, P>) => Promise<Reply>,
) => {
  const apps = appsIn(run, client);
  const enter = async (event: HttpEvent, now: number) => {
    spec.limiter?.recall(event, now);
    const speaking = await authorise(event, apps);
    known(event).tenant = speaking.tenant;
    if (!spec.ofStatus) notOver(speaking.tenant, now);
    await spec.limiter?.count(event, speaking, now);
    return speaking;
  };
  const answer = async (event: HttpEvent): Promise<Reply> => {
    const now = run.now();
    return act({
      ...(await enter(event, now)),
      path: (spec.path ? parse(spec.path, event.pathParameters ?? {}) : undefined) as P,
      query: (spec.query ? parse(spec.query, event.queryStringParameters ?? {}) : undefined) as Q,
      body: (spec.body ? parse(spec.body, jsonBody(event)) : undefined) as B,
      sent: bytesOf(event),
      now,
      actor: actorOf(event),
      method: event.requestContext.http.method,
      header: (name) => event.headers[name],
    });
  };
  return middy<HttpEvent, HttpResult>()
    .use(compressed())
    .use(recordCall(recorderIn(run, client)))
    .use(problemDetails())
    .handler(async (event) => toResult(await answer(event)));
};
