/** Rows of a table that was restored, and what the ledger says of them. */
import type { Row } from "../../functions/domain/ledger/amend.ts";
import type { LedgerEntry } from "../../functions/domain/ledger/entry.ts";
import { verdictOn } from "../../functions/domain/ledger/verdict.ts";
import { partitionKey } from "../../functions/domain/partition.ts";
import type { Table } from "../../functions/policy/names.ts";

export const day = 86_400_000;
export const takenAt = 100 * day;
export const now = takenAt + 2 * day;
export const later = now + day;

export const keyAt = (group: string, bucket: string): string =>
  partitionKey({ app: "a", group, bucket });
export const listedOne = { app: "a", group: "conversation", bucket: "2030-01-15" };

/** What some entries of the ledger say of a row that came back. */
export const verdict = (table: Table, row: Row, ...entries: readonly LedgerEntry[]) =>
  verdictOn(row, { entries, holds: [] }, { table, takenAt, since: now }, now);

export const message = (more: object = {}): Row => ({
  pk: keyAt("conversation", "2030-01-15"),
  sk: "1|m",
  at: takenAt - day,
  until: later,
  terms: 3,
  ...more,
});
export const profile = (at: number): Row => ({
  pk: keyAt("person", "-"),
  sk: "profile",
  at,
  until: later,
});
export const registration = (more: object = {}): Row => ({
  pk: "a",
  sk: "-",
  registeredAt: takenAt - 50 * day,
  changedAt: takenAt - 50 * day,
  status: "active",
  ...more,
});
