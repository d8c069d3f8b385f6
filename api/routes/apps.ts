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
    details:
      "Makes the app known with its region, its ages of consent and the statement that its end users agreed to. Without a statement of consent nothing of the app is stored.",
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
    details:
      "For the operator; a page holds as many as `limit` says, and `next` leads to the next one.",
    query: pagingSchema,
    answers: { 200: { says: "A page of apps", body: apps } },
  },
  [`GET ${one}`]: {
    id: "readApp",
    summary: "Read an app, and when it will be purged",
    details:
      "Its status, its region and, once its use has ended, the instant at which everything of it will have been deleted.",
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
    details: "Takes the end of its use back, as long as its data have not begun to be deleted.",
    ofStatus: true,
    answers: { 200: { says: "The app, in use", body: app } },
    problems: ["purge-begun"],
  },
} as const satisfies Descriptions;
