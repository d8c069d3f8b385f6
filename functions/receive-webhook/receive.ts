/** What each webhook means for the data that is kept. Commands that are not listed are log data alone. */
import * as z from "zod/mini";
import { isOver, type Tenant } from "../domain/app.ts";
import { parse } from "../domain/parse.ts";
import { Problem } from "../domain/problem.ts";
import { changeMessage } from "./change-message.ts";
import {
  contentOf,
  fromGroup,
  fromPrivate,
  groupChange,
  groupConversation,
  groupMessage,
  groupRecall,
  privateChange,
  privateConversation,
  privateMessage,
  privateRecall,
  profileChange,
} from "./events.ts";
import { type ReceivingMessages, recall, receiveMessage } from "./messages.ts";
import { type ReceivingProfiles, receiveProfile } from "./profile-changes.ts";

export type Receiving = ReceivingMessages & { readonly profiles: ReceivingProfiles };

type Receive = (ports: Receiving, tenant: Tenant, body: unknown, now: number) => Promise<void>;

const recalls: Readonly<Record<string, Receive>> = {
  "C2C.CallbackAfterMsgWithDraw": (ports, tenant, body, now) => {
    const { From_Account, To_Account, MsgKey, MsgId } = parse(privateRecall, body);
    const conversationId = privateConversation(From_Account, To_Account);
    return recall(ports, tenant, { conversationId, messageId: MsgKey, sourceId: MsgId }, now);
  },
  "Group.CallbackAfterRecallMsg": async (ports, tenant, body, now) => {
    const { MsgSeqList, ...group } = parse(groupRecall, body);
    const conversationId = groupConversation(group);
    for (const { MsgSeq, MsgId } of MsgSeqList) {
      const message = { conversationId, messageId: String(MsgSeq), sourceId: MsgId };
      await recall(ports, tenant, message, now);
    }
  },
};

const commands: Readonly<Record<string, Receive>> = {
  ...recalls,
  "C2C.CallbackAfterSendMsg": (ports, tenant, body, now) => {
    const event = parse(privateMessage, body);
    return receiveMessage(ports, tenant, fromPrivate(event), event, now);
  },
  "Group.CallbackAfterSendMsg": (ports, tenant, body, now) => {
    const event = parse(groupMessage, body);
    return receiveMessage(ports, tenant, fromGroup(event), event, now);
  },
  "C2C.CallbackAfterModifyMsg": (ports, tenant, body, now) => {
    const event = parse(privateChange, body);
    const conversationId = privateConversation(event.From_Account, event.To_Account);
    const message = { conversationId, messageId: event.MsgKey, sourceId: event.MsgId };
    return changeMessage(ports, tenant, message, contentOf(event), now);
  },
  "Group.CallbackAfterModifyMsg": (ports, tenant, body, now) => {
    const event = parse(groupChange, body);
    const conversationId = groupConversation(event);
    const message = { conversationId, messageId: String(event.MsgSeq), sourceId: event.MsgId };
    return changeMessage(ports, tenant, message, contentOf(event), now);
  },
  "Profile.CallbackPortraitSet": ({ profiles }, tenant, body, now) =>
    receiveProfile(profiles, tenant, parse(profileChange, body), now),
};

/** Of a terminated app nothing new is taken; what it has may be taken back until its purge is due (DA-2.messages). */
const isTaken = ({ app }: Tenant, command: string, now: number): boolean =>
  app.status === "active" || (Object.hasOwn(recalls, command) && !isOver(app, now));

/** Carries a webhook out. Throws a `Problem` for what may not be accepted. */
export const receive = async (
  ports: Receiving,
  tenant: Tenant,
  command: string,
  body: unknown,
  now: number,
): Promise<void> => {
  if (!isTaken(tenant, command, now)) throw new Problem("app-terminated");
  const known = Object.hasOwn(commands, command) ? commands[command] : undefined;
  await known?.(ports, tenant, body, now);
};

export const commandSchema = z.string().check(z.regex(/^[A-Za-z0-9._]{1,128}$/));
