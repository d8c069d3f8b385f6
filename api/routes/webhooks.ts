import * as z from "zod/mini";
import { problems } from "../../functions/domain/problem.ts";
import { querySchema } from "../../functions/receive-webhook/admit.ts";
import {
  groupChange,
  groupMessage,
  groupRecall,
  privateChange,
  privateMessage,
  privateRecall,
  profileChange,
} from "../../functions/receive-webhook/events.ts";
import { component } from "../components.ts";
import type { Descriptions } from "../description.ts";

/** An event that says more than a call: log data is kept of every other one. */
const event = z.union([
  component("PrivateMessage", privateMessage),
  component("GroupMessage", groupMessage),
  component("PrivateRecall", privateRecall),
  component("GroupRecall", groupRecall),
  component("PrivateChange", privateChange),
  component("GroupChange", groupChange),
  component("ProfileChange", profileChange),
  component("OtherEvent", z.looseObject({ CallbackCommand: z.optional(z.string()) })),
]);

const names = Object.keys(problems) as (keyof typeof problems)[];

const answer = component(
  "WebhookAnswer",
  z.strictObject({
    ActionStatus: z.enum(["OK", "FAIL"]),
    ErrorInfo: z.union([z.literal(""), z.enum(names)]),
    ErrorCode: z.enum({ taken: 0, refused: 1 }),
  }),
);

export const webhookRoutes = {
  "POST /v1/webhooks/tencent": {
    id: "receiveWebhook",
    summary: "The callback URL of a Tencent Cloud Chat app",
    details:
      "Signed by the app's `webhookToken`: `Sign` is the SHA-256 of the token and `RequestTime`, in hexadecimal.",
    query: querySchema,
    body: component("WebhookEvent", event),
    example: {
      CallbackCommand: "C2C.CallbackAfterMsgWithDraw",
      From_Account: "alice",
      To_Account: "bob",
      MsgKey: "48374_1_1894712345",
    },
    answers: { 200: { says: "Whether the event was taken, as Tencent reads it", body: answer } },
    mistakesInAnswer: true,
    problems: ["not-signed"],
  },
} as const satisfies Descriptions;
