import type { Retention } from "./categories.ts";
import type { ClauseId } from "./clauses.ts";
import type { Table } from "./names.ts";
import { operational, promised } from "./periods.ts";

/** What the product itself needs to keep in order to work: ids and failed calls, never what people wrote. */
export type Kind = {
  readonly title: string;
  readonly clause: ClauseId;
  readonly retention: Retention | { readonly kind: "until-confirmed" };
  readonly table?: Table;
  /** Backed up as the registry is, for as long. */
  readonly backup?: true;
  /** Why DynamoDB's or CloudWatch's usual delay is good enough here, although AWS does not promise it. */
  readonly usualDelay?: string;
};

const log = { clause: "PP-6.log", retention: { kind: "fixed", period: promised.logData } } as const;

export const kinds = {
  dataKeys: {
    title: "Wrapped data keys of apps",
    clause: "PP-6.configuration",
    retention: { kind: "after-termination", period: promised.afterTermination },
    table: "keys",
  },
  reminders: {
    title: "What recipients have yet to confirm",
    clause: "PP-4.sharing",
    retention: { kind: "until-confirmed" },
    table: "sharing",
  },
  elsewhere: {
    title: "What stores of the operator's own have yet to erase, or said they did",
    clause: "PP-4.integrated",
    retention: { kind: "until-confirmed" },
    table: "data-holders",
  },
  progress: {
    title: "How far an erasure has come",
    clause: "DA-5.request",
    retention: { kind: "fixed", period: operational.erasureRows },
    table: "erasures",
    usualDelay: "an app's id and counters, nobody's data",
  },
  ledger: {
    title: "What was erased, by digest, so that no restore brings it back",
    clause: "DA-5.request",
    retention: { kind: "fixed", period: operational.ledger },
    table: "ledger",
    backup: true,
    usualDelay: "digests and instants, nobody's data",
  },
  receiptDrafts: {
    title: "What is yet to be read back and signed",
    clause: "DA-5.request",
    retention: { kind: "until-confirmed" },
    table: "receipt-drafts",
  },
  holds: {
    title: "Legal holds, by digest of whom they are about",
    clause: "DA-5.law",
    retention: { kind: "until-confirmed" },
    table: "holds",
  },
  requests: {
    title: "Requests to delete, by digest of whom they are about",
    clause: "DA-5.request",
    retention: { kind: "fixed", period: operational.requestRows },
    table: "requests",
    usualDelay:
      "digests, instants and sealed addresses of whoever asked; they count from a request's end",
  },
  receipts: {
    title: "Receipts of deletions",
    clause: "DA-5.request",
    retention: { kind: "fixed", period: operational.receipts },
    table: "receipts",
    usualDelay: "hashes, counts and instants, nobody's data",
  },
  budgets: {
    title: "How often an app called, and what it has open",
    clause: "PP-4.monitoring",
    retention: { kind: "fixed", period: operational.budgetRows },
    table: "budgets",
    usualDelay: "an app's id and counters, nobody's data",
  },
  work: { title: "Work in queues", ...log },
  failures: { title: "Work that failed, interface exceptions", ...log },
  functionLogs: {
    title: "Logs of functions, interface exceptions",
    ...log,
    usualDelay: "CloudWatch Logs promises no instant of removal to anybody",
  },
  transit: {
    title: "Events on their way",
    clause: "PP-4.integrated",
    retention: { kind: "fixed", period: operational.eventAge },
  },
  alarms: {
    title: "Alarms to the operator",
    clause: "PP-4.integrated",
    retention: { kind: "fixed", period: operational.alarmDelivery },
    usualDelay: "an alarm names a metric and no app",
  },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof kinds;
