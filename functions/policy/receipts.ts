/** What receipts say by the policy: which clauses a deletion carries out, in which stores, and what it does not reach. */
import { emptiedStores } from "./app-stores.ts";
import { type CategoryName, categories, type Perishable } from "./categories.ts";
import type { ClauseId } from "./clauses.ts";
import { operational } from "./periods.ts";

/** Why data was deleted. */
export const causes = ["purge", "opt-out", "shortened-period", "request", "sweep-day"] as const;
export type Cause = (typeof causes)[number];

const expiry = {
  logData: "PP-6.log",
  monitoringData: "PP-6.monitoring",
  userInformation: "DA-5.period",
  messages: "DA-5.period",
} as const satisfies Record<Perishable, ClauseId>;

/** The clauses that a deletion carries out; what expires does so by the clause of its category. */
export const clausesOf = (cause: Cause, category: Perishable): readonly ClauseId[] =>
  ({
    purge: ["PP-6.configuration"] as const,
    "opt-out": ["DA-5.opt-out"] as const,
    "shortened-period": ["DA-5.period"] as const,
    request: ["DA-5.request"] as const,
    "sweep-day": [expiry[category]],
  })[cause];

/** A store, and the category whose data it holds. */
export type Store = { readonly holder: string; readonly category: CategoryName };

const storeOf = (category: CategoryName): Store => ({
  holder: categories[category].table,
  category,
});

/** The stores that a receipt names, in this order. */
export const storesOf = (cause: Cause, category: Perishable): readonly Store[] =>
  cause === "purge" ? emptiedStores : [storeOf(category)];

/** The stores that no receipt may leave out, of whatever age it is. */
export const requiredStores = (cause: Cause, category: Perishable): readonly Store[] =>
  cause === "purge" ? emptiedStores.filter(({ later }) => !later) : [storeOf(category)];

/**
 * Whether a deletion may end while a law holds some of what it is about, and so says how much (DA-5.law). A request
 * waits for it, and of what expires on a day nobody counts it.
 */
export const saysHeld = (cause: Cause): boolean => cause !== "request" && cause !== "sweep-day";

/** What a deletion does not reach at once, and for how long. */
export type Uncovered = { readonly what: string; readonly period: string };

const backups: Uncovered = {
  what: "backups of the app registry",
  period: operational.registryBackup,
};
const memories: Uncovered = {
  what: "data keys in the memory of functions",
  period: operational.keyCache,
};
const uploads: Uncovered = {
  what: "uploads under way, erased as they arrive",
  period: operational.uploadEnd,
};

/** What a deletion does not cover; nothing but the registry has backups. */
export const uncoveredBy = (cause: Cause, category: Perishable): readonly Uncovered[] => {
  if (cause === "purge") return [backups, memories];
  const isOfSome = cause !== "sweep-day";
  return isOfSome && category === "messages" ? [uploads] : [];
};
