/** What the service sends: data of an app that opted out of storing it, to the app's own callback. */
import * as z from "zod/mini";
import { profileSchema } from "../functions/domain/profile.ts";
import type { HandedOver } from "../functions/steps/forwarding/forward.ts";
import { answered, text } from "./components.ts";
import { type Json, refTo } from "./json-schema.ts";

const element = z.object({ MsgType: text(), MsgContent: z.record(z.string(), z.unknown()) });

/** Instants in epoch ms; what only Tencent's messages have is there for those alone. */
const message = z.strictObject({
  conversationId: text(),
  messageId: text(),
  partOf: z.optional(text()),
  from: text(),
  sentAt: z.int(),
  editedAt: z.optional(z.int()),
  sequence: z.optional(z.int()),
  sourceId: z.optional(text()),
  text: z.optional(text()),
  elements: z.optional(z.array(element)),
  cloudCustomData: z.optional(text()),
  media: z.optional(z.array(text())),
  sensitive: z.optional(z.boolean()),
});

type Event<T extends HandedOver["type"]> = Extract<HandedOver, { readonly type: T }>;

export const handedOverMessages = answered<Event<"messages">>()(
  "HandedOverMessages",
  z.strictObject({ type: z.literal("messages"), messages: z.array(message) }),
);

export const handedOverUser = answered<Event<"user-information">>()(
  "HandedOverUserInformation",
  z.strictObject({ type: z.literal("user-information"), userId: text(), profile: profileSchema }),
);

const header = (name: string, description: string, required: boolean): Json => ({
  ...{ name, in: "header", required, description, schema: { type: "string" } },
});

/** Standard Webhooks 1.0. */
const headers = [
  header("webhook-id", "The letter's own id: the same id is the same letter", true),
  header("webhook-timestamp", "When it was sent, in seconds since 1970; refuse what is old", true),
  header(
    "webhook-signature",
    "`v1,` and the base64 of the HMAC-SHA256 of `webhook-id`, `webhook-timestamp` and the body, joined by dots, by the key in the app's `callbackSecret`; while `callbackSecretBefore` is set a second one by that, after a space. Without a secret there is none, and nobody can tell the letter from a forged one",
    false,
  ),
];

const webhook = (operationId: string, what: string, schema: Parameters<typeof refTo>[0]): Json => ({
  post: {
    ...{ operationId, tags: ["Configuration"], summary: `Take ${what} that are not stored` },
    description: `Sent to \`callback.url\` of an app that does not store ${what}, once, and kept nowhere: what is not answered with 2xx within 1.2 seconds is lost here, and the caller is told \`forwarded: false\`.`,
    parameters: headers,
    requestBody: { required: true, content: { "application/json": { schema: refTo(schema) } } },
    responses: { "2XX": { description: "It was taken" } },
    security: [],
  },
});

/** OpenAPI's `webhooks`. */
export const webhooks = (): Json => ({
  handedOverMessages: webhook("takeMessages", "messages", handedOverMessages),
  handedOverUserInformation: webhook("takeUserInformation", "profiles", handedOverUser),
});
