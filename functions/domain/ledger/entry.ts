/**
 * Invariant 11: what is erased stays erased. The ledger remembers what must not come back with a restored table:
 * names are the digests that stand in our keys anyway, and an app's own id stands in none of its rows.
 */

import type { Chosen, Perishable } from "../../policy/categories.ts";
import type { App } from "../app.ts";
import { joined } from "../partition.ts";

/** An app's status as of its last change. */
export type Status = Pick<App, "status" | "changedAt"> & {
  readonly terminatedAt?: number;
  readonly purgeAt?: number;
};

/**
 * What was erased, or must be, of an app; `at` is when that was decided (epoch ms). `person` (a profile), `author`
 * (all that a person wrote), `conversation`, `category` and `record` name what was collected until then, `noted` is when
 * it was erased if that took longer; `keeping` what was collected under settings older than the version `terms`, of which
 * nothing is older than `ms` (0 for an opt-out); `status` tells a terminated app from one in use; `request` names one that was
 * called off or refused, for which nothing may go any more.
 */
export type LedgerEntry = { readonly at: number; readonly noted?: number | undefined } & (
  | { readonly kind: "app" }
  | { readonly kind: "person"; readonly group: string }
  | { readonly kind: "conversation"; readonly group: string }
  | { readonly kind: "author"; readonly author: string }
  | { readonly kind: "category"; readonly category: Perishable }
  | {
      readonly kind: "record";
      readonly place: { readonly group: string; readonly bucket: string; readonly sk: string };
    }
  | {
      readonly kind: "keeping";
      readonly category: Chosen;
      readonly terms: number;
      readonly ms: number;
    }
  | { readonly kind: "status"; readonly status: Status }
  | { readonly kind: "request"; readonly request: string }
);

/** An entry's name among those of its app: what is noted again replaces what was noted before. */
export const entryName = (entry: LedgerEntry): string => {
  if (entry.kind === "person" || entry.kind === "conversation") {
    return joined(entry.kind, entry.group);
  }
  if (entry.kind === "author") return joined(entry.kind, entry.author);
  if (entry.kind === "category") return joined(entry.kind, entry.category);
  if (entry.kind === "record") {
    const { group, bucket, sk } = entry.place;
    return joined(entry.kind, group, bucket, sk);
  }
  if (entry.kind === "request") return joined(entry.kind, entry.request);
  if (entry.kind === "keeping") return joined(entry.kind, entry.category, entry.terms);
  return entry.kind;
};

/** By what names a record of a category may have been erased: as all of it, and by whom it is of and where it lies. */
export const namesOf = (
  category: Perishable,
  {
    group,
    author,
  }: { readonly group?: string | undefined; readonly author?: string | undefined } = {},
): readonly string[] => {
  const whole = entryName({ kind: "category", category, at: 0 });
  if (category === "messages" && group !== undefined && author !== undefined) {
    return [
      whole,
      entryName({ kind: "author", author, at: 0 }),
      entryName({ kind: "conversation", group, at: 0 }),
    ];
  }
  const isProfile = category === "userInformation" && group !== undefined;
  return isProfile ? [whole, entryName({ kind: "person", group, at: 0 })] : [whole];
};

/** A status without what else a registry row holds. */
export const statusOf = (app: App): Status =>
  app.status === "active"
    ? { status: app.status, changedAt: app.changedAt }
    : {
        status: app.status,
        changedAt: app.changedAt,
        terminatedAt: app.terminatedAt,
        purgeAt: app.purgeAt,
      };
