/** What each webhook means for the data that is kept. Commands that are not listed are log data alone. */
import * as z from "zod/mini";
import { keepingFor, type Tenant } from "../domain/app.ts";
import { clockOf, type Message, placeOfMessage } from "../domain/message.ts";
import { parse } from "../domain/parse.ts";
import { Problem } from "../domain/problem.ts";
import { profileSchema } from "../domain/profile.ts";
import { mediaUrl } from "../domain/tencent-media.ts";
import type { Place, Queue } from "../ports.ts";
import { findMessage, markRecall, takeBack, wasRecalled } from "../steps/chat/recall.ts";
import { type SavingMessages, saveMessages } from "../steps/chat/save-messages.ts";
import { forward } from "../steps/forwarding/forward.ts";
import { readProfile } from "../steps/profiles/profiles.ts";
import { type Saving, saveProfile } from "../steps/profiles/save-profile.ts";
import {
  fromGroup,
  fromPrivate,
  groupConversation,
  groupMessage,
  groupRecall,
  privateConversation,
  privateMessage,
  privateRecall,
  profileChange,
} from "./events.ts";

export type Receiving = {
  readonly chat: SavingMessages;
  readonly profiles: Saving;
  readonly media: Queue<{ readonly appId: string; readonly place: Place }>;
};

type Receive = (ports: Receiving, tenant: Tenant, body: unknown, now: number) => Promise<void>;

const named = async (
  { chat }: Receiving,
  tenant: Tenant,
  conversationId: string,
  messageId: string,
) => {
  const app = tenant.app.appId;
  const { digest } = await chat.keys.ring(app);
  return { app, group: digest(conversationId), identity: digest(messageId) };
};

const recall = async (
  ports: Receiving,
  tenant: Tenant,
  conversationId: string,
  messageId: string,
  now: number,
): Promise<void> => {
  const { holder } = ports.chat;
  const conversation = await named(ports, tenant, conversationId, messageId);
  await markRecall(holder, conversation, keepingFor(tenant, "messages"), now);
  const found = await findMessage(holder, conversation);
  if (found !== undefined) await takeBack(holder, found);
};

const keep = async (
  ports: Receiving,
  tenant: Tenant,
  message: Message,
  now: number,
): Promise<void> => {
  const saved = await saveMessages(ports.chat, tenant, [message], now);
  if (saved.kind !== "stored" || saved.expired > 0) return;
  const { conversationId, messageId, sentAt } = message;
  const conversation = await named(ports, tenant, conversationId, messageId);
  const at = clockOf(sentAt, now);
  if (await wasRecalled(ports.chat.holder, conversation, [at, now])) {
    return recall(ports, tenant, conversationId, messageId, now);
  }
  const { digest } = await ports.chat.keys.ring(tenant.app.appId);
  const place = placeOfMessage(tenant.app.appId, digest, message, at);
  const hasMedia = message.elements?.some((element) => mediaUrl(element) !== undefined) === true;
  if (hasMedia) await ports.media.send({ appId: tenant.app.appId, place });
};

/** A message for those who are online now is not to be stored, whatever the app chose. */
const receiveMessage = async (
  ports: Receiving,
  tenant: Tenant,
  message: Message,
  onlineOnly: number | undefined,
  now: number,
): Promise<void> => {
  if (onlineOnly !== 1) return keep(ports, tenant, message, now);
  await forward(ports.chat.outbound, tenant, { type: "messages", messages: [message] });
};

const receiveProfile: Receive = async ({ profiles }, tenant, body, now) => {
  const { From_Account: userId, ProfileItem: items } = parse(profileChange, body);
  const changes = items.flatMap(({ Tag, Value }) => {
    const one = profileSchema.safeParse({ [Tag]: Value });
    return one.success ? Object.entries(one.data) : [];
  });
  const before = await readProfile(profiles, tenant, userId, now);
  const profile = { ...before?.profile, ...Object.fromEntries(changes) };
  await saveProfile(profiles, tenant, userId, { profile }, now);
};

const commands: Readonly<Record<string, Receive>> = {
  "C2C.CallbackAfterSendMsg": (ports, tenant, body, now) => {
    const event = parse(privateMessage, body);
    return receiveMessage(ports, tenant, fromPrivate(event), event.OnlineOnlyFlag, now);
  },
  "Group.CallbackAfterSendMsg": (ports, tenant, body, now) => {
    const event = parse(groupMessage, body);
    return receiveMessage(ports, tenant, fromGroup(event), event.OnlineOnlyFlag, now);
  },
  "C2C.CallbackAfterMsgWithDraw": (ports, tenant, body, now) => {
    const { From_Account, To_Account, MsgKey } = parse(privateRecall, body);
    return recall(ports, tenant, privateConversation(From_Account, To_Account), MsgKey, now);
  },
  "Group.CallbackAfterRecallMsg": async (ports, tenant, body, now) => {
    const { GroupId, MsgSeqList } = parse(groupRecall, body);
    for (const { MsgSeq } of MsgSeqList) {
      await recall(ports, tenant, groupConversation(GroupId), String(MsgSeq), now);
    }
  },
  "Profile.CallbackPortraitSet": receiveProfile,
};

/** Carries a webhook out. Throws a `Problem` for what may not be accepted. */
export const receive = async (
  ports: Receiving,
  tenant: Tenant,
  command: string,
  body: unknown,
  now: number,
): Promise<void> => {
  if (tenant.app.status !== "active") throw new Problem("app-terminated");
  const known = Object.hasOwn(commands, command) ? commands[command] : undefined;
  await known?.(ports, tenant, body, now);
};

export const commandSchema = z.string().check(z.regex(/^[A-Za-z0-9._]{1,128}$/));
