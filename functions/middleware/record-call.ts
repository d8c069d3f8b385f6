/**
 * Log data and monitoring data of our own API, recorded for every call that was let in (PP-4.log,
 * PP-4.monitoring). A call is answered whether or not it could be recorded; what was lost is counted and alarmed.
 */
import type middy from "@middy/core";
import type { Tenant } from "../domain/app.ts";
import { Unopened } from "../domain/unopened.ts";
import type { Recorder } from "../ports.ts";
import { addCalls, addLogData } from "../steps/retention/record-calls.ts";
import type { HttpEvent, HttpResult } from "./http.ts";
import { logFailure } from "./log.ts";
import { countUnopened, countUnrecorded } from "./metrics.ts";

/** What a request found out about itself on its way. */
export type Known = { tenant?: Tenant; interface?: string; ip?: string; cause?: string };
const knowledge = new WeakMap<object, Known>();

export const known = (event: object): Known => {
  const before = knowledge.get(event) ?? {};
  knowledge.set(event, before);
  return before;
};

const causeOf = ({ body, statusCode = 500 }: HttpResult): string | undefined => {
  if (statusCode < 400) return undefined;
  const type: unknown = body === undefined ? undefined : JSON.parse(body).type;
  return typeof type === "string" ? type : `status ${statusCode}`;
};

/** Waits for every write, also when one fails: what is still under way when a function ends may be lost. */
const both = async (writes: readonly Promise<unknown>[]): Promise<void> => {
  const outcomes = await Promise.allSettled(writes);
  const failed = outcomes.find(({ status }) => status === "rejected");
  if (failed?.status === "rejected") throw failed.reason;
};

const record = async (event: HttpEvent, result: HttpResult, start: number, recorder: Recorder) => {
  const { tenant, interface: named = event.routeKey, ip, cause: found } = known(event);
  if (tenant === undefined || tenant.app.status === "purging") return;
  const now = recorder.now();
  const cause = found ?? causeOf(result);
  const call = { ip: ip ?? event.requestContext.http.sourceIp, interface: named, at: start, cause };
  await both([
    addLogData(recorder.logs, tenant.app, [call], now),
    addCalls(
      recorder.tallies,
      tenant.app,
      [
        {
          interface: named,
          at: start,
          calls: 1,
          successes: cause === undefined ? 1 : 0,
          delayMs: now - start,
        },
      ],
      now,
    ),
  ]);
};

/** Records each call after it was answered. */
export const recordCall = (
  recorder: Recorder,
): middy.MiddlewareObj<HttpEvent, HttpResult, Error> => {
  const starts = new WeakMap<object, number>();
  const finish = async (request: middy.Request<HttpEvent, HttpResult, Error>) => {
    const { event, response, error: thrown } = request;
    if (thrown instanceof Unopened) countUnopened();
    try {
      if (response) await record(event, response, starts.get(event) ?? recorder.now(), recorder);
    } catch (error) {
      logFailure(error);
      countUnrecorded();
    }
  };
  return {
    before: ({ event }) => {
      starts.set(event, recorder.now());
    },
    after: finish,
    onError: finish,
  };
};
