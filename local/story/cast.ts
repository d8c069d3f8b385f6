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

const player = (appId: string, title: string, more: Pick<Player, "chose" | "feed">): Player => ({
  appId,
  clientId: `client-of-${appId}`,
  title,
  ...more,
});

/** The four apps. Their ids tell them apart in whatever lies anywhere. */
export const cast = {
  silent: player("1400000007", "chose nothing", { chose: "nothing", feed: "api" }),
  month: player("1400000030", "chose 30 days", { chose: { days: 30 }, feed: "api" }),
  opted: player("1400000000", "opted out", { chose: "not to store", feed: "api" }),
  hooked: player("1400000099", "by webhook", { chose: "nothing", feed: "webhook" }),
} as const;

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
