/** The webhooks of Tencent Cloud Chat that carry data of this policy (documents 1047/34365, 34375, 48733). */
import * as z from "zod/mini";
import { id } from "../domain/fields.ts";
import type { Message } from "../domain/message.ts";
import type { Element } from "../domain/tencent-media.ts";

const element = z.object({ MsgType: z.string(), MsgContent: z.looseObject({}) });

const sent = {
  From_Account: id(),
  MsgTime: z.int(),
  MsgBody: z.array(element),
  CloudCustomData: z.optional(z.string()),
  OnlineOnlyFlag: z.optional(z.int()),
};
export const privateMessage = z.object({ ...sent, To_Account: id(), MsgKey: id() });
export const groupMessage = z.object({ ...sent, GroupId: id(), MsgSeq: z.int() });
export const privateRecall = z.object({ From_Account: id(), To_Account: id(), MsgKey: id() });
export const groupRecall = z.object({
  GroupId: id(),
  MsgSeqList: z.array(z.object({ MsgSeq: z.int() })),
});
export const profileChange = z.object({
  From_Account: id(),
  ProfileItem: z.array(z.object({ Tag: z.string(), Value: z.unknown() })),
});

/** The conversation of two accounts, whoever of them writes. */
export const privateConversation = (one: string, other: string): string =>
  `c2c:${[one, other].sort().map(encodeURIComponent).join(":")}`;

export const groupConversation = (groupId: string): string =>
  `group:${encodeURIComponent(groupId)}`;

const textOf = (elements: readonly Element[]): string | undefined => {
  const texts = elements.flatMap(({ MsgType, MsgContent }) =>
    MsgType === "TIMTextElem" && typeof MsgContent.Text === "string" ? [MsgContent.Text] : [],
  );
  return texts.length === 0 ? undefined : texts.join("\n");
};

type Sent = Pick<
  z.infer<typeof privateMessage>,
  "From_Account" | "MsgTime" | "MsgBody" | "CloudCustomData"
>;

const messageOf = (event: Sent, conversationId: string, messageId: string): Message => ({
  conversationId,
  messageId,
  from: event.From_Account,
  sentAt: event.MsgTime * 1000,
  text: textOf(event.MsgBody),
  elements: event.MsgBody,
  ...(event.CloudCustomData === undefined ? {} : { cloudCustomData: event.CloudCustomData }),
});

export const fromPrivate = (event: z.infer<typeof privateMessage>): Message =>
  messageOf(event, privateConversation(event.From_Account, event.To_Account), event.MsgKey);

export const fromGroup = (event: z.infer<typeof groupMessage>): Message =>
  messageOf(event, groupConversation(event.GroupId), String(event.MsgSeq));
