import type { Action } from "./action.ts";
import { appRoute } from "./kinds.ts";

const app = "/v1/apps/{appId}";
const user = `${app}/users/{userId}`;
const messages = `${app}/conversations/{conversationId}/messages`;

/** What end users wrote and said: user information, messages and their media. */
export const contentActions = {
  "save-user-information": appRoute(`PUT ${user}`, {
    tables: { "user-information": ["query", "put", "update", "batch-insert"], keys: ["get"] },
    // What is not stored is handed over, signed by a secret of the configuration.
    dataKeys: { open: ["digest", "userInformation", "configuration"] },
    trustedOrigins: true,
  }),
  "read-user-information": appRoute(`GET ${user}`, {
    tables: { "user-information": ["query"], keys: ["get"] },
    dataKeys: { open: ["digest", "userInformation"] },
  }),
  "delete-user-information": appRoute(`DELETE ${user}`, {
    tables: {
      "user-information": ["query", "put", "update", "batch-delete"],
      keys: ["get"],
      ledger: ["put"],
      "receipt-drafts": ["put"],
    },
    dataKeys: { open: ["digest"] },
    bucket: ["delete"],
  }),
  "save-messages": appRoute(`POST ${app}/messages`, {
    tables: {
      messages: ["get", "put", "update", "delete", "batch-insert"],
      keys: ["get"],
      ledger: ["get"],
      budgets: ["update"],
    },
    dataKeys: { open: ["digest", "messages", "configuration"] },
    bucket: ["read"],
    trustedOrigins: true,
  }),
  "read-messages": appRoute(`GET ${messages}`, {
    tables: { messages: ["query"], keys: ["get"] },
    dataKeys: { open: ["digest", "messages"] },
    bucket: ["read"],
  }),
  "recall-message": appRoute(`DELETE ${messages}/{messageId}`, {
    tables: {
      messages: ["get", "query", "query-named", "put", "update"],
      keys: ["get"],
      ledger: ["put"],
    },
    dataKeys: { open: ["digest"] },
    bucket: ["delete"],
  }),
  "prepare-media": appRoute(`POST ${app}/media`, {
    tables: { messages: ["update", "batch-insert"], keys: ["get"], budgets: ["update"] },
    dataKeys: { open: ["messages"] },
    bucket: ["write"],
  }),
} as const satisfies Record<string, Action>;
