/**
 * The rates of apps on dear routes. Whose window is used up is remembered: a flood that is known is refused without a call to
 * AWS, so that it takes milliseconds of a function and nothing of any table, and leaves no record for each call.
 */
import type { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import type { Tenant } from "../domain/app.ts";
import { exceeded, windowEnd } from "../domain/budgets.ts";
import { type Rate, rateOf } from "../policy/budgets.ts";
import type { Scope } from "../policy/rights.ts";
import type { Run } from "../runtime.ts";
import { callCountsIn } from "../wiring/budgets.ts";
import type { HttpEvent } from "./http.ts";

type Speaking = { readonly tenant: Tenant; readonly scope: Scope };

export type Limiter = {
  /** Throws "rate-exceeded" for who was refused in this window, asking nobody. */
  recall(event: HttpEvent, now: number, appId?: string): void;
  /** Counts a call that was let in; throws "rate-exceeded" if it is one too many. */
  count(event: HttpEvent, speaking: Speaking, now: number): Promise<void>;
};

/** More are not remembered at once: the table knows the rest. */
const most = 1_000;

/** Whoever holds a token is remembered by what it says, and not by what the path says: another's token learns nothing. */
const nameOf = ({ requestContext }: HttpEvent, rate: Rate, appId: string): string => {
  const { claims, scopes } = requestContext.authorizer.jwt;
  return JSON.stringify([rate, appId, claims.client_id, claims.scope, claims.scp, scopes]);
};

/** The limiter of one function. */
export const limiterIn = (run: Run, client: DynamoDBClient): Limiter => {
  const usedUp = new Map<string, number>();
  const counts = callCountsIn(run, client);
  const remember = (name: string, until: number) => {
    if (usedUp.size >= most) usedUp.clear();
    usedUp.set(name, until);
  };
  return {
    recall: (event, now, appId = event.pathParameters?.appId ?? "") => {
      const rate = rateOf(event.routeKey);
      if (rate === undefined) return;
      const until = usedUp.get(nameOf(event, rate, appId)) ?? 0;
      if (now < until) throw exceeded(rate, until, now);
    },
    count: async (event, { tenant: { app }, scope }, now) => {
      const rate = rateOf(event.routeKey);
      if (rate === undefined) return;
      if (await counts.add({ appId: app.appId, scope, rate }, now)) return;
      const until = windowEnd(now);
      remember(nameOf(event, rate, app.appId), until);
      throw exceeded(rate, until, now);
    },
  };
};
