import { smallTables } from "../../functions/policy/app-stores.ts";
import { record } from "../record.ts";
import type { Action } from "./action.ts";
import { appRoute, route, worker } from "./kinds.ts";

/** What there is of an app, and what is overdue of a category. */
const readable = ["query", "query-due"] as const;

/**
 * Receipts. The notary may read every store, and write to none but its own: there it may insert, which never
 * overwrites. Nobody may change or delete a receipt.
 */
export const receiptActions = {
  "sign-receipts": worker("receipts", {
    tables: {
      ...record(smallTables, () => ["query"] as const),
      ...{ apps: ["get", "query"], configuration: ["get", "query"], holds: ["get", "query"] },
      ledger: ["get"],
      sharing: ["query"],
      "log-data": readable,
      "monitoring-data": readable,
      "user-information": readable,
      messages: readable,
      receipts: ["query", "batch-insert"],
      "receipt-drafts": ["get", "query", "update", "batch-update", "batch-delete"],
    },
    bucket: ["list"],
    receiptKey: ["sign", "read"],
    send: ["receipts"],
  }),
  "list-receipts": appRoute("GET /v1/apps/{appId}/receipts", {
    tables: { receipts: ["query"], "receipt-drafts": ["query"] },
  }),
  "read-receipts": route("GET /v1/receipts", { tables: { receipts: ["query"] } }),
  "read-receipt-head": route("GET /v1/receipt-chains/{chain}/head", {
    tables: { receipts: ["query"] },
  }),
  "read-receipt-key": route("GET /v1/receipt-key", { receiptKey: ["read"] }),
} as const satisfies Record<string, Action>;
