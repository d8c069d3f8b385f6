/**
 * What becomes of a row of a restored table: it is kept, it is erased again, or it is kept as it would be now.
 * What the ledger cannot tell apart is erased: a row without a clock of its own goes if its app was purged after
 * the backup was taken. A purge is noted again at its end, so one noted before the backup had left nothing.
 */
import { categories, type Perishable, perishable } from "../../policy/categories.ts";
import { expiryAttribute, type Table } from "../../policy/names.ts";
import { type Hold, isHeld, scopesOf } from "../holds.ts";
import { appOfKey, partitionOfKey, recalledGroup } from "../partition.ts";
import { amend, type Row, renewed } from "./amend.ts";
import type { LedgerEntry } from "./entry.ts";

/**
 * A restored table: which one it was, the instant whose state it holds, and when its restore began, after everything
 * that was lost (epoch ms).
 */
export type Backup = { readonly table: Table; readonly takenAt: number; readonly since: number };

export type Verdict =
  | { readonly kind: "keep" | "erase" }
  | { readonly kind: "amend"; readonly row: Row };

const keep: Verdict = { kind: "keep" };
const erase: Verdict = { kind: "erase" };

const asKept = (row: Row, as: Row): Verdict => (as === row ? keep : { kind: "amend", row: as });

/** The app that a row is of. */
export const appOfRow = ({ pk }: Row): string => appOfKey(pk);

/** When a row began: what was collected or registered later than an erasure is not meant by it. */
const beganAt = ({ at, registeredAt }: Row, { takenAt }: Backup): number =>
  Number(at ?? registeredAt ?? takenAt);

const categoryOf = (table: Table) =>
  Object.entries(categories).find(([, category]) => category.table === table)?.[0];

type Keeping = Extract<LedgerEntry, { kind: "keeping" }>;

const isOver = (row: Row, { terms, ms }: Keeping, now: number): boolean =>
  Number(row.terms ?? 0) < terms && Number(row.at) + ms <= now;

type Named = Exclude<LedgerEntry, { kind: "keeping" | "status" | "request" }>;

type NamedBy = { readonly [K in Named["kind"]]: (row: Row, entry: Of<K>, table: Table) => boolean };
type Of<K> = Extract<Named, { readonly kind: K }>;

const groupOf = ({ pk }: Row): string | undefined => partitionOfKey(pk)?.group;

/** A person and a conversation may have the same id, and so the same digest: their tables tell them apart. */
const isOf = (table: Table, category: Perishable): boolean => categories[category].table === table;

const namedBy: NamedBy = {
  app: () => true,
  person: (row, { group }, table) => isOf(table, "userInformation") && groupOf(row) === group,
  author: (row, { author }, table) => isOf(table, "messages") && row.author === author,
  conversation: (row, { group }, table) =>
    isOf(table, "messages") && [group, recalledGroup(group)].includes(groupOf(row) ?? ""),
  category: (row, { category }, table) => isOf(table, category) && row.at !== undefined,
  record: (row, { place }) => {
    const { group, bucket } = partitionOfKey(row.pk) ?? {};
    return group === place.group && bucket === place.bucket && row.sk === place.sk;
  },
};

/** Whether an entry names the app, the person, the conversation, the category or the record that a row is of. */
const isNamedBy = (row: Row, entry: Named, table: Table): boolean =>
  (namedBy[entry.kind] as (row: Row, entry: Named, table: Table) => boolean)(row, entry, table);

const isErasedBy = (row: Row, entry: LedgerEntry, backup: Backup, now: number): boolean => {
  if (entry.kind === "status" || entry.kind === "request") return false;
  if (entry.kind !== "keeping") {
    return beganAt(row, backup) <= entry.at && isNamedBy(row, entry, backup.table);
  }
  const isOfCategory = categoryOf(backup.table) === entry.category && row.at !== undefined;
  return isOfCategory && isOver(row, entry, now);
};

const isExpired = ({ until }: Row, now: number): boolean =>
  until !== undefined && Number(until) <= now;

const isHeldHere = (row: Row, { table }: Backup, holds: readonly Hold[]): boolean => {
  const category = perishable.find((one) => categories[one].table === table);
  const group = groupOf(row) ?? "";
  const author = typeof row.author === "string" ? row.author : undefined;
  return category !== undefined && isHeld(scopesOf(holds, category), { group, author });
};

/** What is held comes back out of TTL's reach, whatever the backup says (DA-5.law). */
const untimed = (row: Row): Row => {
  const { [expiryAttribute]: timed, ...rest } = row;
  return timed === undefined ? row : (rest as Row);
};

/** A held record that was to be erased: it is kept, and nobody reads it, as before the accident (DA-5.law). */
const held = (row: Row, entries: readonly LedgerEntry[], backup: Backup, now: number): Verdict => {
  const isAsked = (entry: LedgerEntry) =>
    entry.kind !== "keeping" && isErasedBy(row, entry, backup, now);
  const isOpen = row.at !== undefined && row.withdrawn === undefined;
  const kept = untimed(row);
  return asKept(row, isOpen && entries.some(isAsked) ? { ...kept, withdrawn: now } : kept);
};

/** What the ledger's entries of its app, and the holds on it, say of a restored row, at an instant (epoch ms). */
export const verdictOn = (
  row: Row,
  { entries, holds }: { readonly entries: readonly LedgerEntry[]; readonly holds: readonly Hold[] },
  backup: Backup,
  now: number,
): Verdict => {
  if (isHeldHere(row, backup, holds)) return held(row, entries, backup, now);
  if (isExpired(row, now)) return erase;
  if (entries.some((entry) => isErasedBy(row, entry, backup, now))) return erase;
  const inOrder = [...entries].sort((one, other) => one.at - other.at);
  const amended = inOrder.reduce(amend[backup.table] ?? ((same) => same), row);
  return asKept(row, backup.table === "configuration" ? renewed(amended, backup.since) : amended);
};
