import {
  categories,
  chosenCategories,
  perishable,
  sealedCategories,
} from "../../functions/policy/categories.ts";
import { record } from "../record.ts";
import type { Action } from "./action.ts";
import { appRoute, route } from "./kinds.ts";

const app = "/v1/apps/{appId}";

/** Apps and their configuration. */
export const appActions = {
  "register-app": route("POST /v1/apps", {
    tables: { apps: ["put"], configuration: ["put"], holds: ["put"], keys: ["put"] },
    dataKeys: { make: ["digest", ...sealedCategories] },
  }),
  "list-apps": route("GET /v1/apps", { tables: { apps: ["scan"] } }),
  "read-app": appRoute(`GET ${app}`),
  "terminate-app": appRoute(`POST ${app}/termination`, {
    tables: { apps: ["update"], configuration: ["update"], ledger: ["put"] },
    schedules: ["set"],
    send: ["settlement"],
  }),
  "reactivate-app": appRoute(`DELETE ${app}/termination`, {
    tables: { apps: ["update"], configuration: ["update"], ledger: ["put"] },
    schedules: ["remove"],
    send: ["settlement"],
  }),
  "read-configuration": appRoute(`GET ${app}/configuration`),
  "change-configuration": appRoute([`PUT ${app}/configuration`, `PATCH ${app}/configuration`], {
    tables: {
      apps: ["update"],
      configuration: ["put"],
      keys: ["get", "put"],
      ledger: ["put"],
    },
    dataKeys: { make: chosenCategories, open: ["configuration"] },
    send: ["settlement"],
    trustedOrigins: true,
  }),
  "read-erasures": appRoute(`GET ${app}/erasures`, {
    tables: {
      erasures: ["query"],
      "log-data": ["query"],
      "monitoring-data": ["query"],
      "user-information": ["query"],
      messages: ["query"],
    },
  }),
  "read-holdings": appRoute(`GET ${app}/holdings`, {
    tables: record(
      perishable.map((category) => categories[category].table),
      () => ["query"] as const,
    ),
  }),
  "steer-erasure": appRoute(`PATCH ${app}/erasures/{kind}`, {
    tables: { erasures: ["update"] },
    send: ["purge", "settlement"],
  }),
  "place-hold": appRoute(`POST ${app}/holds`, {
    tables: { apps: ["update"], holds: ["put"], keys: ["get"] },
    dataKeys: { open: ["digest"] },
    send: ["holds"],
  }),
  "read-holds": appRoute(`GET ${app}/holds`),
  "lift-hold": appRoute(`DELETE ${app}/holds/{holdId}`, {
    tables: { apps: ["update"], holds: ["put"] },
    send: ["holds"],
  }),
  "agree-to-hold": appRoute(`POST ${app}/holds/{holdId}/agreement`, {
    tables: { apps: ["update"], holds: ["put"] },
  }),
  "read-policy": route("GET /v1/policy"),
  "describe-api": route(["GET /v1/openapi.json", "GET /v1/docs"]),
} as const satisfies Record<string, Action>;
