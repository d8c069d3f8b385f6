/** What each webhook means for the data that is kept. Commands that are not listed are log data alone. */
import * as z from "zod/mini";
import { isOver, type Tenant } from "../domain/app.ts";
import { parse } from "../domain/parse.ts";
import { Problem } from "../domain/problem.ts";
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
import { type ReceivingMessages, recall, receiveMessage } from "./messages.ts";
import { type ReceivingProfiles, receiveProfile } from "./profile-changes.ts";

export type Receiving = ReceivingMessages & { readonly profiles: ReceivingProfiles };

type Receive = (ports: Receiving, tenant: Tenant, body: unknown, now: number) => Promise<void>;

const recalls: Readonly<Record<string, Receive>> = {
  "C2C.CallbackAfterMsgWithDraw": (ports, tenant, body, now) => {
    const { From_Account, To_Account, MsgKey } = parse(privateRecall, body);
    const conversationId = privateConversation(From_Account, To_Account);
    return recall(ports, tenant, { conversationId, messageId: MsgKey }, now);
  },
  "Group.CallbackAfterRecallMsg": async (ports, tenant, body, now) => {
    const { GroupId, MsgSeqList } = parse(groupRecall, body);
    const conversationId = groupConversation(GroupId);
    for (const { MsgSeq } of MsgSeqList) {
      await recall(ports, tenant, { conversationId, messageId: String(MsgSeq) }, now);
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
