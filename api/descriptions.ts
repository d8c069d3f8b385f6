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

const themes: Readonly<Record<string, Descriptions>> = {
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
};

export const tags = Object.keys(themes);

/** Descriptions by route, each with its theme. */
export const descriptions: ReadonlyMap<string, { tag: string; description: Description }> = new Map(
  Object.entries(themes).flatMap(([tag, routes]) =>
    Object.entries(routes).map(([route, description]) => [route, { tag, description }] as const),
  ),
);
