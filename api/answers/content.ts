/** What is said of users, messages, media, log data and monitoring data. */
import * as z from "zod/mini";
import type { heldReply } from "../../functions/domain/holds.ts";
import { mediaKinds } from "../../functions/domain/media.ts";
import { profileSchema } from "../../functions/domain/profile.ts";
import type { prepareMedia } from "../../functions/prepare-media/prepare-media.ts";
import type { readMessages } from "../../functions/read-messages/read-messages.ts";
import type { readUser } from "../../functions/read-user-information/read-user.ts";
import type { SavedCount } from "../../functions/steps/retention/store.ts";
import { answered, component, count, instant, page, text } from "../components.ts";

/** A deletion that waits for a hold to end. */
export const held = answered<typeof heldReply>()(
  "Held",
  z.strictObject({ state: z.literal("held"), reason: z.literal("legal-obligation") }),
);

export const user = answered<Awaited<ReturnType<typeof readUser>>>()(
  "User",
  z.strictObject({
    userId: text(),
    profile: profileSchema,
    updatedAt: instant(),
    expiresAt: instant(),
  }),
);

export const savedUser = component(
  "SavedUser",
  z.strictObject({ userId: text(), expiresAt: instant() }),
);
export const passedOnUser = component(
  "PassedOnUser",
  z.strictObject({ stored: z.literal(false), forwarded: z.boolean() }),
);

export const savedMessages = answered<SavedCount>()(
  "SavedMessages",
  z.strictObject({ stored: count(), duplicates: count(), edited: count(), expired: count() }),
);
export const passedOnMessages = component(
  "PassedOnMessages",
  z.strictObject({ stored: z.literal(0), forwarded: z.boolean() }),
);

/** Headers that go with a link, as they are. */
export const linkHeaders = () => z.record(z.string(), z.string());

const medium = z.strictObject({
  mediaId: text(),
  kind: z.enum(mediaKinds),
  contentType: text(),
  bytes: count(),
  url: z.optional(z.url()),
  headers: z.optional(linkHeaders()),
});

const element = z.object({ MsgType: text(), MsgContent: z.record(z.string(), z.unknown()) });

type ShownMessage = Awaited<ReturnType<typeof readMessages>>["messages"][number];
const message = answered<ShownMessage>()(
  "Message",
  z.strictObject({
    messageId: text(),
    partOf: z.optional(text()),
    from: text(),
    sentAt: instant(),
    editedAt: z.optional(instant()),
    text: z.optional(text()),
    elements: z.optional(z.array(element)),
    cloudCustomData: z.optional(text()),
    media: z.optional(z.array(medium)),
    expiresAt: instant(),
  }),
);
export const messages = component("Messages", page("messages", message));

export const upload = answered<Awaited<ReturnType<typeof prepareMedia>>>()(
  "Upload",
  z.strictObject({
    mediaId: text(),
    uploadUrl: z.url(),
    headers: linkHeaders(),
    expiresAt: instant(),
  }),
);

export const savedRecords = component(
  "SavedRecords",
  z.strictObject({ stored: count(), expired: count() }),
);

/** A call, these fields and no others (PP-4.log). */
const call = component(
  "Call",
  z.strictObject({
    ip: z.union([z.ipv4(), z.ipv6()]),
    interface: text(),
    time: instant(),
    cause: z.optional(text()),
  }),
);
export const logData = component("LogData", page("records", call));

const minute = component(
  "MonitoredMinute",
  z.strictObject({
    interface: text(),
    minute: instant(),
    calls: count(),
    successRate: z.number().check(z.minimum(0), z.maximum(1)),
    averageDelayMs: z.number().check(z.minimum(0)),
  }),
);
export const monitoringData = component("MonitoringData", page("records", minute));
