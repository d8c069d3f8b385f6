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
  if (status.changedAt < Number(row.changedAt) || status.status === row.status) return row;
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
};

const aDay = milliseconds("P1D");

/** Settings that keep a category for no longer than was chosen last; an opt-out takes its key along. */
const withKeeping = (row: Row, entry: LedgerEntry): Row => {
  if (entry.kind !== "keeping" || Number(row.version) >= entry.terms) return row;
  const { category, ms, terms } = entry;
  const { configuration, keys = {}, ...rest } = row as Row & Configured;
  const choice = ms === 0 ? { store: false } : { store: true, days: ms / aDay };
  const { [category]: key, ...others } = keys;
  return {
    ...rest,
    version: terms,
    configuration: {
      ...configuration,
      storage: { ...configuration.storage, [category]: choice },
    },
    keys: ms === 0 || key === undefined ? others : { ...others, [category]: key },
  } as Row;
};

/** What an entry makes of a row, by the table that it lies in. */
export const amend: Partial<Record<Table, (row: Row, entry: LedgerEntry) => Row>> = {
  apps: withStatus,
  configuration: withKeeping,
};
