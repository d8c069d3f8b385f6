import { pagingSchema } from "../../functions/domain/paging.ts";
import { registrationSchema } from "../../functions/register-app/register-app.ts";
import { app, apps } from "../answers/apps.ts";
import { component } from "../components.ts";
import type { Descriptions } from "../description.ts";

const one = "/v1/apps/{appId}";

export const appRoutes = {
  "POST /v1/apps": {
    id: "registerApp",
    summary: "Register an app",
    body: component("Registration", registrationSchema),
    example: {
      appId: "1400000001",
      uin: "100000000001",
      region: "eu-central-1",
      clientIds: ["client-of-1400000001"],
      consent: { version: "1", statedAt: "2030-01-01T00:00:00Z", reference: "terms of use, 4.2" },
      minimumAges: { default: 16, US: 13 },
    },
    answers: {
      201: { says: "The app, which stores nothing unless consents were stated", body: app },
    },
    problems: ["wrong-region", "already-registered"],
  },
  "GET /v1/apps": {
    id: "listApps",
    summary: "List all apps",
    query: pagingSchema,
    answers: { 200: { says: "A page of apps", body: apps } },
  },
  [`GET ${one}`]: {
    id: "readApp",
    summary: "Read an app, and when it will be purged",
    ofStatus: true,
    answers: { 200: { says: "The app", body: app } },
  },
  [`POST ${one}/termination`]: {
    id: "terminateApp",
    summary: "End an app's use",
    details: "All of the app is erased two calendar months later, unless it comes back before.",
    ofStatus: true,
    answers: { 202: { says: "The app, with `purgeAt`", body: app } },
    problems: ["purge-begun"],
  },
  [`DELETE ${one}/termination`]: {
    id: "reactivateApp",
    summary: "Bring an app back",
    ofStatus: true,
    answers: { 200: { says: "The app, in use", body: app } },
    problems: ["purge-begun"],
  },
} as const satisfies Descriptions;
