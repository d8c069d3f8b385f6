/** What a request to delete leaves where it is, each with its clause and the reason: the preview says so. */
import { type CategoryName, categories } from "./categories.ts";
import type { ClauseId } from "./clauses.ts";
import { type KindName, kinds } from "./kinds.ts";
import { operational, promised } from "./periods.ts";

/** Something that stays, until when or for how long at the most. */
export type Stay = {
  readonly what: string;
  readonly clause: ClauseId;
  readonly until: string;
  readonly reason: string;
};

const purge = `${promised.afterTermination} after termination`;
const expiry = "its own time is over";

/** Why a category stays when a request is about others. */
const ofCategories: Readonly<
  Record<CategoryName, { readonly until: string; readonly reason: string }>
> = {
  appRegistry: { until: purge, reason: "says whose app it is, and is about no end user" },
  configuration: { until: purge, reason: "says how the app works, and is about no end user" },
  logData: { until: promised.logData, reason: "is no part of the request; it names no end user" },
  monitoringData: { until: promised.monitoringData, reason: "sums of calls: nobody is in it" },
  userInformation: { until: expiry, reason: "is no part of the request" },
  messages: { until: expiry, reason: "is no part of the request" },
};

type Own = Extract<KindName, "dataKeys" | "ledger" | "holds" | "requests" | "receipts">;

/** Why something of the product's own stays. */
const ofKinds: Readonly<Record<Own, { readonly until: string; readonly reason: string }>> = {
  dataKeys: { until: purge, reason: "everybody's content of the app lies under them" },
  ledger: {
    until: operational.ledger,
    reason: `keeps a restored backup, and late writes, from bringing it back`,
  },
  holds: { until: "it is lifted", reason: "a law forbids to delete what it covers" },
  requests: { until: `${operational.requestRows} after its end`, reason: "says what became of it" },
  receipts: { until: operational.receipts, reason: "proves the deletion" },
};

const clause: ClauseId = "DA-5.request";

/** What is no store of ours, or the same whatever is asked for. */
const always: readonly Stay[] = [
  {
    what: "Backups of the app registry",
    clause: "PP-5",
    until: operational.registryBackup,
    reason: "hold registrations and digests of what was erased, nobody's content",
  },
  {
    what: "Uploads under way",
    clause,
    until: operational.uploadEnd,
    reason: "are erased as they arrive",
  },
];

const others: Stay = {
  what: "What others wrote, also about the person",
  clause,
  until: expiry,
  reason: "is theirs",
};

/** What stays when these categories are asked for; `ofOne` if only what one person wrote is. */
export const staysBeside = (asked: readonly CategoryName[], ofOne: boolean): readonly Stay[] => [
  ...(Object.keys(ofCategories) as CategoryName[])
    .filter((name) => !asked.includes(name))
    .map((name) => ({
      what: categories[name].title,
      clause: categories[name].clauses[0],
      ...ofCategories[name],
    })),
  ...(Object.keys(ofKinds) as Own[]).map((name) => ({
    what: kinds[name].title,
    clause: kinds[name].clause,
    ...ofKinds[name],
  })),
  ...always,
  ...(ofOne ? [others] : []),
];
