/** Every description, by theme. */
import type { Description, Descriptions } from "./description.ts";
import { appRoutes } from "./routes/apps.ts";
import { configurationRoutes } from "./routes/configuration.ts";
import { descriptionRoutes } from "./routes/description.ts";
import { holdingRoutes } from "./routes/holdings.ts";
import { holdRoutes } from "./routes/holds.ts";
import { messageRoutes } from "./routes/messages.ts";
import { dsrRoutes } from "./routes/opendsr.ts";
import { receiptRoutes } from "./routes/receipts.ts";
import { recordRoutes } from "./routes/records.ts";
import { requestRoutes } from "./routes/requests.ts";
import { userRoutes } from "./routes/users.ts";
import { webhookRoutes } from "./routes/webhooks.ts";

const themes = {
  Apps: appRoutes,
  Configuration: configurationRoutes,
  Holdings: holdingRoutes,
  "User information": userRoutes,
  Messages: messageRoutes,
  "Log data and monitoring data": recordRoutes,
  "Tencent Cloud Chat": webhookRoutes,
  Requests: requestRoutes,
  OpenDSR: dsrRoutes,
  "Legal holds": holdRoutes,
  "Receipts and policy": receiptRoutes,
  Description: descriptionRoutes,
} as const satisfies Readonly<Record<string, Descriptions>>;

/** What each theme is about, by its name. */
export const tags: Readonly<Record<keyof typeof themes, string>> = {
  Apps: "Who uses the service: registration, the end of use, and reactivation",
  Configuration: "What an app has chosen: which data are kept, for how long, and from whom",
  Holdings: "How much is stored of an app, and when it expires",
  "User information": "Profiles of an app's end users",
  Messages: "Messages and their media",
  "Log data and monitoring data": "What happened at interfaces, and how well they worked",
  "Tencent Cloud Chat": "Webhooks of Tencent Cloud Chat, as its console is told their address",
  Requests: "Requests of end users: deletion, and access to their data",
  OpenDSR: "Requests of controllers that speak OpenDSR 2.0 or OpenGDPR 1.0",
  "Legal holds": "What a court or an authority has ordered to be kept",
  "Receipts and policy": "Signed proofs of deletions, and what is kept for how long",
  Description: "This document",
};

/** Descriptions by route, each with its theme. */
export const descriptions: ReadonlyMap<string, { tag: string; description: Description }> = new Map(
  Object.entries(themes).flatMap(([tag, routes]) =>
    Object.entries(routes).map(([route, description]) => [route, { tag, description }] as const),
  ),
);
