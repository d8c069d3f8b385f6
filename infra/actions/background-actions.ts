import { categories, perishable } from "../../functions/policy/categories.ts";
import { events, restorable } from "../../functions/policy/names.ts";
import { operational } from "../../functions/policy/periods.ts";
import { record } from "../record.ts";
import type { Action, TableRight } from "./action.ts";
import { commanded, listener, worker } from "./kinds.ts";

/** An eraser finds records, deletes them in batches, and marks how far it came. */
const erase = ["query", "batch-update", "batch-delete"] as const satisfies TableRight[];
/** Of a record whose object may still arrive a mark is left: of a message, or of a file of an access bundle. */
const eraseWithObjects = [...erase, "put"] as const;
const sweepable = [...erase, "get", "query-due"] as const;
const swept = {
  "log-data": sweepable,
  "monitoring-data": sweepable,
  "user-information": [...sweepable, "put"],
  messages: [...sweepable, "put"],
} as const;
const withRecords = perishable.map((category) => categories[category].table);
const released = record(withRecords, () => [...erase, "put"] as const);
/** What is due is passed on, and who has the turn to work on it is noted. */
const due = ["query-due", "update"] as const;
const knownAndDue = ["get", ...due] as const;

/** What nobody waits for: events, queues and the clock. */
export const backgroundActions = {
  "hear-billing": commanded([events.billing.terminated, events.billing.reactivated], {
    tables: {
      apps: ["get", "update"],
      configuration: ["get", "update"],
      holds: ["get"],
      ledger: ["get", "put"],
    },
    schedules: ["set", "remove"],
    send: ["settlement"],
  }),
  "hear-recipient": listener([events.deletionConfirmed], { tables: { sharing: ["delete"] } }),
  "hear-holder": listener([events.erasureConfirmed], {
    tables: { "data-holders": ["query", "update", "delete"] },
    send: ["requests", "purge"],
  }),
  "purge-app": worker("purge", {
    dataHolders: true,
    tables: {
      apps: ["get", "update", "delete"],
      configuration: ["get", "delete"],
      holds: ["get", "delete"],
      keys: ["query", "delete"],
      sharing: ["get", "put"],
      "data-holders": ["put", "query", "delete"],
      erasures: ["get", "query", "put", "update", "delete"],
      ledger: ["get", "put"],
      requests: ["query", "batch-write"],
      budgets: ["query", "delete"],
      "receipt-drafts": ["put"],
      "log-data": erase,
      "monitoring-data": erase,
      "user-information": eraseWithObjects,
      messages: eraseWithObjects,
    },
    bucket: ["list", "delete", "abort"],
    publish: true,
    send: ["purge"],
  }),
  "settle-configuration": worker("settlement", {
    dataHolders: true,
    tables: {
      apps: ["get", "check"],
      configuration: ["get", "update", "check"],
      holds: ["get"],
      keys: ["query", "delete"],
      sharing: ["get", "put"],
      "data-holders": ["put", "query", "delete"],
      erasures: ["get", "update", "delete"],
      "receipt-drafts": ["put"],
      ledger: ["get"],
      "user-information": eraseWithObjects,
      messages: eraseWithObjects,
    },
    bucket: ["delete"],
    publish: true,
    send: ["settlement"],
  }),
  "carry-out-hold": worker("holds", {
    tables: {
      ...released,
      ...{
        apps: ["get", "update"],
        configuration: ["get"],
        holds: ["get", "put", "update"],
        ledger: ["get"],
      },
      requests: ["query"],
      "receipt-drafts": ["get"],
    },
    bucket: ["delete", "tag", "know"],
    send: ["holds", "purge", "settlement", "requests"],
  }),
  "fetch-media": worker("media", {
    tables: {
      apps: ["get"],
      configuration: ["get"],
      holds: ["get"],
      keys: ["get"],
      messages: ["get", "update"],
    },
    dataKeys: { open: ["messages"] },
    bucket: ["read", "write", "delete"],
    trustedOrigins: true,
  }),
  sweep: {
    trigger: { kind: "schedule", every: operational.sweepEvery },
    shape: "minute",
    tables: {
      ...swept,
      apps: knownAndDue,
      configuration: knownAndDue,
      holds: knownAndDue,
      ledger: ["get"],
      sharing: ["query-due"],
      "data-holders": ["query-due"],
      erasures: ["query-due"],
      requests: due,
      "receipt-drafts": due,
    },
    bucket: ["delete"],
    send: ["purge", "settlement", "sweep", "holds", "requests", "receipts"],
  },
  "replay-ledger": {
    trigger: { kind: "hand" },
    shape: "long",
    tables: {
      ledger: ["query"],
      holds: ["get"],
      "receipt-drafts": ["update"],
      ...record(restorable, () => ["put"] as const),
      apps: ["get", "put"],
      ...record(withRecords, () => ["put", "update", "delete"] as const),
    },
    restored: true,
  },
  "audit-directory": {
    trigger: { kind: "schedule", every: operational.auditEvery },
    shape: "long",
    tables: {
      ...record(withRecords, () => [...released["log-data"], "get", "scan", "update"] as const),
      ...{ apps: ["get"], configuration: ["get"], holds: ["get"], ledger: ["get", "query"] },
      "receipt-drafts": ["get", "update"],
    },
    bucket: ["delete"],
  },
  "sweep-shard": worker("sweep", {
    tables: {
      ...swept,
      ...{ apps: ["get"], configuration: ["get"], holds: ["get"], ledger: ["get"] },
      "receipt-drafts": ["update"],
    },
    bucket: ["delete"],
    send: ["sweep"],
  }),
} as const satisfies Record<string, Action>;
