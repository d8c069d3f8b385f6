import { rateOf } from "../../functions/policy/budgets.ts";
import { routeScopes, scopesOf } from "../../functions/policy/rights.ts";
import type { WorkQueue } from "../shapes.ts";
import { workQueues } from "../shapes.ts";
import type { Action, Rights, TableRight, TableRights } from "./action.ts";

/** What every call on behalf of an app needs: to know the app, and to record the call (PP-4.log, PP-4.monitoring). */
const recorded: TableRights = {
  apps: ["get"],
  configuration: ["get"],
  holds: ["get"],
  "log-data": ["update", "batch-insert"],
  "monitoring-data": ["update"],
};

/** The scopes of which a token needs one for these routes. Throws for a route that is not in the table, or has others. */
const scopesOfAll = ([first = "", ...others]: readonly string[]) => {
  const [scopes, odd] = [scopesOf(first), (one: string) => !scopesEqual(one, first)];
  if (!(first in routeScopes) || others.some(odd)) throw new Error(`Who may call ${first}?`);
  return scopes;
};

const scopesEqual = (one: string, other: string): boolean =>
  one in routeScopes && scopesOf(one).join() === scopesOf(other).join();

/** An action behind routes of the API; without scopes it is open to everybody. */
export const route = (routes: string | readonly string[], rights: Rights = {}): Action => ({
  ...rights,
  shape: "quick",
  trigger: { kind: "api", routes: [routes].flat(), scopes: scopesOfAll([routes].flat()) },
});

/** What a call of a dear route needs besides: to be counted. */
const counted: TableRights = { budgets: ["update"] };

/** A `route` on behalf of one app: it may also read the app, record the call, and count it if it is dear. */
export const appRoute = (routes: string | readonly string[], rights: Rights = {}): Action => {
  const isDear = [routes].flat().some((key) => rateOf(key) !== undefined);
  const known = both(recorded, isDear ? counted : {});
  return route(routes, { ...rights, tables: both(known, rights.tables ?? {}) });
};

/** An action that works off a queue. */
export const worker = (queue: WorkQueue, rights: Rights): Action => ({
  ...rights,
  shape: workQueues[queue],
  trigger: { kind: "queue", queue },
});

const hearing =
  (bus: "bus" | "commands") =>
  (detailTypes: readonly string[], rights: Rights): Action => ({
    ...rights,
    shape: "quick",
    trigger: { kind: "event", bus, detailTypes },
  });

/** An action that hears what other systems answer. */
export const listener = hearing("bus");
/** An action that hears what another system commands, on a bus on which nobody answers. */
export const commanded = hearing("commands");

const both = (one: TableRights, other: TableRights): TableRights => {
  const merged: Record<string, readonly TableRight[]> = { ...one };
  for (const [table, rights] of Object.entries(other)) {
    merged[table] = [...new Set([...(merged[table] ?? []), ...rights])];
  }
  return merged;
};
