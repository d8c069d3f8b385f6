import { categories, chosenCategories, perishable } from "../../functions/policy/categories.ts";
import { record } from "../record.ts";
import type { Action, TableRight } from "./action.ts";
import { appRoute, route, worker } from "./kinds.ts";

const requests = "/v1/apps/{appId}/deletion-requests";
const access = "/v1/apps/{appId}/access-requests";
const ofOne = "{subject_request_id}";

/** OpenDSR 2.0, and the name that it had before, with and without a version (10.1). */
const roots = ["/v2/requests", "/v1/opengdpr_requests", "/opengdpr_requests"];
const dsr = (method: string, rest = "") => roots.map((root) => `${method} ${root}${rest}`);

const take = ["get", "put"] as const satisfies TableRight[];

/** What is found is deleted in batches, and what is held of it is marked as withdrawn. */
const erase = ["query", "update", "batch-update", "batch-delete"] as const satisfies TableRight[];
/** Where the files of access bundles lie, each with the category that it is of. */
const bundled = chosenCategories.map((category) => categories[category].table);
const withRecords = perishable.map((category) => categories[category].table);

/** Requests to delete: taken, read, called off, and told of (DA-5.request). */
export const requestActions = {
  "receive-dsr": appRoute(dsr("POST"), {
    tables: { requests: [...take, "query"], keys: ["get"] },
    dataKeys: { open: ["digest", "configuration"] },
    send: ["requests"],
    dsr: ["sign"],
    trustedOrigins: true,
    dataHolders: true,
  }),
  "read-dsr": appRoute([...dsr("GET", `/${ofOne}`), `GET /v2/status/${ofOne}`], {
    tables: { requests: ["get", "query"] },
    dsr: ["sign"],
  }),
  "cancel-dsr": appRoute(dsr("DELETE", `/${ofOne}`), {
    tables: { requests: [...take, "query", "delete"], ledger: ["put"] },
    send: ["callbacks"],
    dsr: ["sign"],
  }),
  "discover-dsr": route(
    [
      ...["GET /v2/discovery", "GET /v1/discovery", "GET /v2/cert.pem"],
      ...dsr("ANY"),
      ...dsr("ANY", `/${ofOne}`),
      `ANY /v2/status/${ofOne}`,
    ],
    { dsr: ["sign", "certify"] },
  ),
  "request-deletion": appRoute([`POST ${requests}`, `PATCH ${requests}/{requestId}`], {
    tables: { requests: [...take, "query"], keys: ["get"] },
    dataKeys: { open: ["digest", "configuration"] },
    send: ["requests", "callbacks"],
    trustedOrigins: true,
    dataHolders: true,
  }),
  "preview-request": appRoute(`POST ${requests}/preview`, {
    tables: { ...record(withRecords, () => ["query"] as const), keys: ["get"] },
    dataKeys: { open: ["digest"] },
    bucket: ["list"],
    trustedOrigins: true,
    dataHolders: true,
  }),
  "read-requests": appRoute([`GET ${requests}`, `GET ${requests}/{requestId}`], {
    tables: { requests: ["get", "query"] },
  }),
  "read-subject": appRoute(`GET ${requests}/{requestId}/subject`, {
    tables: { requests: ["get"], keys: ["get"] },
    dataKeys: { open: ["configuration"] },
  }),
  "request-access": appRoute(`POST ${access}`, {
    tables: { requests: [...take, "query"], keys: ["get"] },
    dataKeys: { open: ["digest", "configuration"] },
    send: ["requests"],
    trustedOrigins: true,
  }),
  "read-access": appRoute([`GET ${access}`, `GET ${access}/{requestId}`], {
    tables: {
      requests: ["get", "query"],
      keys: ["get"],
      ...record(bundled, () => ["get"] as const),
    },
    dataKeys: { open: chosenCategories },
    bucket: ["read"],
  }),
  "carry-out-request": worker("requests", {
    dataHolders: true,
    publish: true,
    tables: {
      ...record(withRecords, () => erase),
      ...record(bundled, () => [...erase, "put"] as const),
      ...{ apps: ["get"], configuration: ["get"], holds: ["get"] },
      requests: [...take, "update", "delete"],
      "data-holders": ["put", "query", "delete"],
      ledger: ["get", "put"],
      "receipt-drafts": ["get", "put"],
    },
    bucket: ["delete", "list"],
    send: ["requests", "callbacks", "bundles"],
  }),
  "bundle-data": worker("bundles", {
    tables: {
      ...record(bundled, () => ["query", "get", "update", "batch-insert"] as const),
      ...{ apps: ["get"], configuration: ["get"], holds: ["get"], keys: ["get"] },
      requests: [...take, "update", "delete"],
      ledger: ["get"],
    },
    dataKeys: { open: chosenCategories },
    bucket: ["delete", "read", "know", "write"],
    send: ["bundles", "callbacks"],
  }),
  "cancel-request": appRoute(`DELETE ${requests}/{requestId}`, {
    tables: { requests: [...take, "delete"], ledger: ["put"] },
    send: ["callbacks"],
  }),
  "send-callbacks": worker("callbacks", {
    tables: {
      ...{ apps: ["get"], configuration: ["get"], holds: ["get"] },
      ...{ keys: ["get"], requests: ["get"] },
    },
    dataKeys: { open: ["configuration"] },
    dsr: ["sign"],
    send: ["callbacks"],
    trustedOrigins: true,
  }),
} as const satisfies Record<string, Action>;
