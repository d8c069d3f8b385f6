import { milliseconds, ofDays } from "../../functions/policy/duration.ts";
import { promised } from "../../functions/policy/periods.ts";
import type { Counted } from "../report/counted.ts";

/** A customer's app in the story: what it chose for what its users write, and how its data comes in. */
export type Player = {
  readonly appId: string;
  readonly clientId: string;
  readonly title: string;
  readonly chose: "nothing" | "not to store" | { readonly days: number };
  readonly feed: "api" | "webhook";
};

const clientOf = (appId: string) => ({ appId, clientId: `client-of-${appId}` });

/** The four apps. Their ids tell them apart in whatever lies anywhere. */
export const cast = {
  silent: { ...clientOf("1400000007"), title: "chose nothing", chose: "nothing", feed: "api" },
  month: { ...clientOf("1400000030"), title: "chose 30 days", chose: { days: 30 }, feed: "api" },
  opted: { ...clientOf("1400000000"), title: "opted out", chose: "not to store", feed: "api" },
  hooked: { ...clientOf("1400000099"), title: "by webhook", chose: "nothing", feed: "webhook" },
} as const satisfies Readonly<Record<string, Player>>;

export const players: readonly Player[] = Object.values(cast);

const fixed: Readonly<Partial<Record<Counted, string>>> = {
  "log data": promised.logData,
  "monitoring data": promised.monitoringData,
};

/** How long something new of an app is kept (ms); undefined if it is not. */
export const periodOf = (chose: Player["chose"], what: Counted): number | undefined => {
  const period = fixed[what];
  if (period !== undefined) return milliseconds(period);
  if (chose === "not to store") return undefined;
  return milliseconds(chose === "nothing" ? promised.chosenDefault : ofDays(chose.days));
};
