/**
 * What is known of an app by whoever deletes. Unknown is never none: only what the ledger calls purged may be treated
 * as gone. Of an app whose rows are missing, damaged or of a form that a newer release wrote, nothing is deleted; it
 * stays, is counted and rings, also when the ledger has forgotten a purge (`operational.ledger`).
 */
import type { Perishable } from "../policy/categories.ts";
import { keepingFor, type Tenant } from "./app.ts";
import type { Keeping } from "./keeping.ts";

/**
 * `at` is until when everything of a purged app was to go (epoch ms); `traces` says whether anything of an unknown app
 * is in the registry, or it may never have been registered.
 */
export type Standing =
  | { readonly kind: "known"; readonly tenant: Tenant }
  | { readonly kind: "purged"; readonly at: number }
  | { readonly kind: "unknown"; readonly traces: boolean };

/** How a category of an app is kept now, of a purged one nothing; undefined if nobody can say, so that all of it stays. */
export const keepingIn = (standing: Standing, category: Perishable): Keeping | undefined => {
  if (standing.kind === "unknown") return undefined;
  if (standing.kind === "purged") return { kind: "none", before: standing.at };
  return keepingFor(standing.tenant, category);
};
