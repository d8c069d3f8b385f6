import { tables, tableVariable, variables } from "../../../functions/policy/names.ts";
import { create as createRegister } from "../../../functions/register-app/handler.ts";
import type { Run } from "../../../functions/runtime.ts";
import { create as createSave } from "../../../functions/save-messages/handler.ts";
import { raw } from "../emptying/raw.ts";
import { app, type Batch, bodyOf, itemsOf, start } from "./messages.ts";

/** Makes a batch ready to be sent; what it answers stores it, and throws unless all of it was taken. */
export type Prepare = (batch: Batch) => () => Promise<void>;

const region = "eu-central-1";
const settings: Readonly<Record<string, string>> = {
  ...Object.fromEntries(tables.map((table) => [tableVariable(table), table])),
  [variables.region]: region,
  [variables.key]: "key",
  [variables.trustedOrigins]: "",
};

const run: Run = { setting: (name) => settings[name] ?? "", now: () => start + performance.now() };

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

const call = async (handler: Handler, routeKey: string, body: string) => {
  const jwt = { claims: { client_id: "client" }, scopes: ["chat-retention/app"] };
  const event = {
    version: "2.0",
    routeKey,
    headers: { "content-type": "application/json" },
    pathParameters: { appId: app },
    body,
    isBase64Encoded: false,
    requestContext: { http: { method: "POST", sourceIp: "198.51.100.7" }, authorizer: { jwt } },
  };
  const context = { getRemainingTimeInMillis: () => 30_000, awsRequestId: "bench" };
  const answer = (await handler(event, context)) as { statusCode: number; body?: string };
  if (answer.statusCode >= 300) throw new Error(`${answer.statusCode} ${answer.body}`);
};

const registration = {
  appId: app,
  uin: "uin",
  region,
  clientIds: ["client"],
  consent: { version: "1", statedAt: new Date(start).toISOString(), reference: "terms" },
  minimumAges: { default: 13 },
};

/** By the API's own handler, for an app that it registers. */
export const throughApi = async (): Promise<Prepare> => {
  await call(createRegister(run) as Handler, "POST /v1/apps", JSON.stringify(registration));
  const save = createSave(run) as Handler;
  return (batch) => {
    const body = bodyOf(batch);
    return () => call(save, "POST /v1/apps/{appId}/messages", body);
  };
};

const requestSize = 25;

/** The same records in as few requests as they take, all at once, without SDK and signature. */
export const rawly =
  (endpoint: string): Prepare =>
  (batch) => {
    const items = itemsOf(batch).map((Item) => ({ PutRequest: { Item } }));
    const inputs = Array.from({ length: items.length / requestSize }, (_, place) => ({
      RequestItems: { messages: items.slice(place * requestSize, (place + 1) * requestSize) },
    }));
    return async () => {
      await Promise.all(inputs.map((input) => raw(endpoint, "BatchWriteItem", input)));
    };
  };
