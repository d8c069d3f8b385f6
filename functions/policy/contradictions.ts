import type { Category, Retention } from "./categories.ts";
import { after, days, milliseconds } from "./duration.ts";
import type { Policy } from "./policy.ts";

/** Everything in a policy that cannot hold at once, a sentence each; empty if it is sound. */
export const contradictions = (policy: Policy): string[] => [
  ...Object.entries(policy.categories).flatMap(([name, category]) =>
    ofCategory(policy, name, category),
  ),
  ...sharedTables(policy),
  ...unclaimedClauses(policy),
  ...ofPeriods(policy),
];

const ofCategory = (policy: Policy, name: string, category: Category): string[] => [
  ...category.clauses
    .filter((id) => !(id in policy.clauses))
    .map((id) => `${name} rests on clause ${id}, which does not exist`),
  ...(category.clauses.length === 0 ? [`${name} rests on no clause`] : []),
  ...ofRetention(category.retention).map((what) => `${name}: ${what}`),
  ...(category.backup && category.retention.kind !== "after-termination"
    ? [`${name} expires record by record, yet is backed up`]
    : []),
  ...(category.bucket && category.retention.kind === "chosen"
    ? uncovered(policy, name, category.retention.max)
    : []),
];

const ofRetention = (retention: Retention): string[] => {
  if (retention.kind !== "chosen") {
    return after(0, retention.period) > 0 ? [] : ["its period is not positive"];
  }
  const [min, chosen, max] = [retention.min, retention.default, retention.max].map(days);
  return min !== undefined &&
    chosen !== undefined &&
    max !== undefined &&
    min > 0 &&
    min <= chosen &&
    chosen <= max
    ? []
    : ["its default period is not between its bounds"];
};

const uncovered = (policy: Policy, name: string, longest: string): string[] =>
  policy.mediaClasses.some((media) => days(media) >= days(longest))
    ? []
    : [`${name} may be kept longer than any media class`];

const sharedTables = (policy: Policy): string[] => {
  const tables = Object.values(policy.categories).map(({ table }) => table);
  return tables
    .filter((table, index) => tables.indexOf(table) !== index)
    .map((table) => `two categories share the table ${table}`);
};

/** Clauses that bind the product as a whole rather than a category. */
const general = ["PP-4.integrated", "DA-3/4", "DA-5.law", "DA-5.request"];

const unclaimedClauses = (policy: Policy): string[] => {
  const claimed = Object.values(policy.categories).flatMap((category) => [
    ...category.clauses,
    ...general,
  ]);
  return Object.keys(policy.clauses)
    .filter((id) => !claimed.some((claim) => claim === id))
    .map((id) => `no category carries clause ${id}`);
};

const ofPeriods = ({ operational, mediaClasses }: Policy): string[] => {
  const lengths = mediaClasses.map(days);
  const rising = lengths.every((length, index) => length > Math.max(0, ...lengths.slice(0, index)));
  const shorter = (short: string, long: string) =>
    milliseconds(operational[short] ?? "PT0S") < milliseconds(operational[long] ?? "PT0S")
      ? []
      : [`${short} must be shorter than ${long}`];
  return [
    ...(rising ? [] : ["the media classes do not rise"]),
    ...shorter("directoryTrust", "directoryRest"),
    ...shorter("sweepEvery", "overdueAlarm"),
    ...shorter("uploadUrl", "uploadEnd"),
    ...shorter("uploadEnd", "unclaimedMedia"),
    ...shorter("queueRetention", "deadLetterRetention"),
    ...shorter("registryBackup", "ledger"),
    ...shorter("deletedTableBackup", "ledger"),
  ];
};
