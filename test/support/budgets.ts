/** The vocabulary of the tests about what one app may use of what all share. */
import { type Rate, rates } from "../../functions/policy/budgets.ts";
import { milliseconds } from "../../functions/policy/duration.ts";
import { operational } from "../../functions/policy/periods.ts";
import type { Answer, Ask } from "./lambda-events.ts";
import { domainOf } from "./requests.ts";
import { allRoutes } from "./routes.ts";
import type { World } from "./world.ts";

/** In which calls are counted (ms). */
export const rateWindow = milliseconds(operational.rateWindow);

/** At the beginning of a window, so that all calls of a test are in one. */
export const atBeginning = (w: World): void => {
  w.clock.now = (Math.floor(w.clock.now / rateWindow) + 1) * rateWindow;
};

const routeOf = (key: string) => {
  const found = allRoutes.find((one) => one.key === key);
  if (found === undefined) throw new Error(`There is no route ${key}`);
  return found;
};

/** A call of a route on behalf of an app, whether right or not: one that was let in counts. */
export const knock = (w: World, key: string, app: string, ask: Ask = {}): Promise<Answer> => {
  const { action, method, path } = routeOf(key);
  const named = { extensions: { [domainOf(w)]: { app_id: app } } };
  const own = key.includes("{appId}")
    ? { app, path, body: {} }
    : { client: `client-of-${app}`, body: named };
  const { body, ...rest } = own;
  return w.call(action, {
    ...{ ...rest, method, route: key },
    ...(method === "GET" ? {} : { body }),
    ...ask,
  });
};

/** Calls as often as a rate lets in; answers the statuses. */
export const useUp = async (
  w: World,
  key: string,
  app: string,
  rate: Rate,
  ask: Ask = {},
): Promise<number[]> => {
  const statuses: number[] = [];
  for (let n = 0; n < rates[rate]; n++) statuses.push((await knock(w, key, app, ask)).status);
  return statuses;
};
