/**
 * What one app may use of what all share, in one place. A rate that all share can be filled by one; so each app has its
 * own on the routes that cost most, and what it may have open at once has a bound.
 */
import type { routeScopes } from "./rights.ts";

/** Calls of one app in `operational.rateWindow`, by what they cost; an operator's about that app count apart from its own. */
export const rates = {
  /** Up to 4 seconds of reading each. */
  holdings: 60,
  /** Up to 6 seconds of reading each. */
  previews: 30,
  /** Each has all messages of the app read three times. */
  requests: 60,
  /** Opens keys, and makes links. */
  bundles: 120,
} as const;

export type Rate = keyof typeof rates;

const app = "/v1/apps/{appId}";

/** The routes that cost most, each with the rate by which it counts. */
export const dearRoutes = {
  [`GET ${app}/holdings`]: "holdings",
  [`POST ${app}/deletion-requests/preview`]: "previews",
  [`POST ${app}/deletion-requests`]: "requests",
  [`PATCH ${app}/deletion-requests/{requestId}`]: "requests",
  [`POST ${app}/access-requests`]: "requests",
  "POST /v2/requests": "requests",
  "POST /v1/opengdpr_requests": "requests",
  "POST /opengdpr_requests": "requests",
  [`GET ${app}/access-requests`]: "bundles",
  [`GET ${app}/access-requests/{requestId}`]: "bundles",
} as const satisfies Readonly<Partial<Record<keyof typeof routeScopes, Rate>>>;

/** The rate by which a route counts; none for one that costs little. */
export const rateOf = (route: string): Rate | undefined =>
  Object.entries(dearRoutes).find(([name]) => name === route)?.[1];

/** What one app may have open. */
export const openAtOnce = {
  /** Requests of people that are not over. */
  requests: 1_000,
  /** Uploads that were opened on a UTC day and that no message has claimed … */
  uploads: 10_000,
  /** … and their bytes: 100 GiB. */
  uploadBytes: 107_374_182_400,
} as const;
