import { sealedCategories } from "../../functions/policy/categories.ts";
import type { Action } from "./action.ts";
import { appRoute } from "./kinds.ts";

const app = "/v1/apps/{appId}";

/** Log data, monitoring data, and the webhooks that bring a bit of everything. */
export const recordActions = {
  "save-log-data": appRoute(`POST ${app}/log-data`, { tables: { ledger: ["get"] } }),
  "read-log-data": appRoute(`GET ${app}/log-data`, { tables: { "log-data": ["query"] } }),
  "save-monitoring-data": appRoute(`POST ${app}/monitoring-data`, { tables: { ledger: ["get"] } }),
  "read-monitoring-data": appRoute(`GET ${app}/monitoring-data`, {
    tables: { "monitoring-data": ["query"] },
  }),
  "receive-webhook": appRoute("POST /v1/webhooks/tencent", {
    tables: {
      messages: ["get", "query", "query-named", "put", "update", "batch-insert"],
      "user-information": ["query", "put", "update", "batch-insert"],
      keys: ["get"],
      ledger: ["get", "put"],
    },
    dataKeys: { open: ["digest", ...sealedCategories] },
    bucket: ["delete"],
    send: ["media"],
    trustedOrigins: true,
  }),
} as const satisfies Record<string, Action>;
