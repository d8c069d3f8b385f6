/** An app's rows as they are made, straight in the tables. */

import { dynamodbRegistration } from "../../../functions/adapters/dynamodb-apps.ts";
import type { App, Settings } from "../../../functions/domain/app.ts";
import { keyRowOf } from "../../../functions/domain/key-shares.ts";
import type { Draft } from "../../../functions/domain/receipt-draft.ts";
import type { DeletionRequest } from "../../../functions/domain/requests/request.ts";
import { newRequest } from "../../../functions/domain/requests/request.ts";
import type { Ports } from "./ports.ts";

const id = "0";
const key = (category: "messages" | "configuration") => ({
  row: keyRowOf(category, id),
  wrapped: new Uint8Array([1]),
});

export const settingsOf = (days: number, more: Partial<Settings> = {}): Settings => ({
  configuration: {
    storage: { messages: { store: true, days }, userInformation: { store: false } },
  },
  consent: { version: "1", statedAt: "2030-01-01T00:00:00Z", reference: "terms" },
  minimumAges: { default: 13 },
  sealed: {},
  version: 1,
  settling: ["messages"],
  keys: { messages: { id, share: "" }, configuration: { id, share: "" } },
  ...more,
});

export const appOf = (appId: string, now: number, status: App["status"]): App => {
  const app = {
    appId,
    uin: "1",
    region: "eu",
    clientIds: ["c"],
    registeredAt: now,
    changedAt: now,
  };
  return status === "active"
    ? { ...app, status }
    : { ...app, status, terminatedAt: now, purgeAt: now };
};

/** Registers an app. */
export const register = async (
  { client, tables, now }: Ports,
  appId: string,
  status: App["status"],
) => {
  const tenant = { app: appOf(appId, now(), status), settings: settingsOf(7), holds: [] };
  const keys = [key("messages"), key("configuration")];
  if (!(await dynamodbRegistration(client, tables)(tenant, keys))) throw new Error("There already");
};

export const requestOf = (appId: string, requestId: string, now: number): DeletionRequest =>
  newRequest(
    {
      ...{ appId, requestId, intake: "plain", fingerprint: "f", submittedAt: now },
      scope: { kind: "user", digest: "d" },
    },
    now,
  );

/** A draft in a chain of the app's own. */
export const draftOf = (chain: string, name: string, now: number): Draft => ({
  ...{ chain, name, cause: "request", category: "messages", began: now, ended: now, counts: {} },
  scope: { kind: "app", app: chain },
  subject: {},
});
