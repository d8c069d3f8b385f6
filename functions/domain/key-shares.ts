/**
 * A category's key has two halves in two stores: one that KMS wrapped, in a row of its own, and a share in the
 * app's settings. Settings that name no key, because the app opted out, have made every copy of what lay under it
 * unreadable by that change itself; the row goes when the change is carried out.
 */

import type { Sealed } from "../policy/categories.ts";
import { joined, parted } from "./partition.ts";

/** The settings' half of a key: its id, and 32 random bytes in base64. */
export type KeyShare = { readonly id: string; readonly share: string };
export type KeyShares = Partial<Readonly<Record<Sealed, KeyShare>>>;

/** The name of the row in which the wrapped half of a key lies, below its app. */
export const keyRowOf = (category: Sealed, id: string): string => joined(category, id);

/** The keys among these rows that the settings do not name: nothing will be read or written under them again. */
export const unnamed = (rows: readonly string[], keys: KeyShares = {}): string[] => {
  const named = new Set(
    Object.entries(keys).map(([category, { id }]) => keyRowOf(category as Sealed, id)),
  );
  return rows.filter((row) => parted(row).length > 1 && !named.has(row));
};

/** The shares that stay in force, and the categories that need a key and have none. */
export const carriedOver = (
  needed: readonly Sealed[],
  before: KeyShares = {},
): { readonly kept: KeyShares; readonly missing: readonly Sealed[] } => ({
  kept: Object.fromEntries(
    needed.flatMap((category) => (before[category] ? [[category, before[category]]] : [])),
  ),
  missing: needed.filter((category) => before[category] === undefined),
});
