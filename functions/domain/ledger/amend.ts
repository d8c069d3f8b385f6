/** Rows of a restored table that are kept as they would be now. */
import type { Chosen } from "../../policy/categories.ts";
import { milliseconds } from "../../policy/duration.ts";
import { dueShards, type Table } from "../../policy/names.ts";
import { pick } from "../partition.ts";
import type { LedgerEntry } from "./entry.ts";

/** A row of any table: its key and whatever else it holds. */
export type Row = {
  readonly pk: string;
  readonly sk: string;
  readonly [attribute: string]: unknown;
};

/** A registry row with the status that its app had last, and due when that says so. */
const withStatus = (row: Row, entry: LedgerEntry): Row => {
  if (entry.kind !== "status") return row;
  const { status } = entry;
  if (status.changedAt < Number(row.changedAt)) return row;
  const isSame = status.changedAt === Number(row.changedAt) || status.status === "active";
  if (isSame && status.status === row.status) return row;
  const { terminatedAt, purgeAt, due, dueShard, ...rest } = row;
  const { purgeAt: next } = status;
  return {
    ...rest,
    ...status,
    ...(next === undefined ? {} : { due: next, dueShard: pick(row.pk, dueShards) }),
  };
};

type Configured = {
  readonly configuration: { readonly storage?: Partial<Record<Chosen, object>> };
  readonly keys?: Readonly<Record<string, unknown>>;
  readonly settling?: readonly Chosen[];
};

const aDay = milliseconds("P1D");

/** The last version of the settings that a row's choices are about. */
const termsOf = ({ terms, version }: Row): number => Number(terms ?? version);

/**
 * Settings that keep a category for no longer than was chosen last; an opt-out takes its key along. Nobody knows how far
 * that was carried out, so it is carried out again.
 */
const withKeeping = (row: Row, entry: LedgerEntry): Row => {
  if (entry.kind !== "keeping" || termsOf(row) >= entry.terms) return row;
  const { category, ms, terms } = entry;
  const { configuration, keys = {}, settling = [], ...rest } = row as Row & Configured;
  const choice = ms === 0 ? { store: false } : { store: true, days: ms / aDay };
  const { [category]: key, ...others } = keys;
  return {
    ...rest,
    terms,
    settling: [...new Set([...settling, category])],
    ...{ due: entry.at, dueShard: pick(row.pk, dueShards) },
    configuration: {
      ...configuration,
      storage: { ...configuration.storage, [category]: choice },
    },
    keys: ms === 0 || key === undefined ? others : { ...others, [category]: key },
  } as Row;
};

/**
 * Restored settings under a version that was never given out before: versions go by the clock, so that the restore's
 * own instant is above all. What was collected under settings that are lost is bound by its own promise (`terms`)
 * until they are changed again.
 */
export const renewed = (row: Row, since: number): Row =>
  Number(row.version) >= since ? row : { ...row, version: since, terms: termsOf(row) };

/** What an entry makes of a row, by the table that it lies in. */
export const amend: Partial<Record<Table, (row: Row, entry: LedgerEntry) => Row>> = {
  apps: withStatus,
  configuration: withKeeping,
};
