/** The webhooks of Tencent Cloud Chat that carry data of this policy (documents 1047/34365, 34375, 48733). */
import * as z from "zod/mini";
import { id, list, name, text, wholeNumber } from "../domain/fields.ts";
import type { Message } from "../domain/message.ts";
import { isStorable } from "../domain/storable.ts";
import type { Element } from "../domain/tencent-media.ts";
import { limits } from "../policy/limits.ts";

const element = z.object({ MsgType: name(), MsgContent: z.record(z.string(), z.unknown()) });

const messageBody = list(element).check(
  z.refine(isStorable, { error: "holds a number that cannot be stored" }),
  z.refine((elements) => Buffer.byteLength(JSON.stringify(elements)) <= limits.elementsBytes, {
    error: `must be at most ${limits.elementsBytes} bytes`,
  }),
);

const sent = {
  From_Account: id(),
  MsgTime: wholeNumber(limits.unixSeconds),
  MsgSeq: z.int(),
  MsgBody: messageBody,
  CloudCustomData: z.optional(text(limits.textLength)),
  OnlineOnlyFlag: z.optional(z.int()),
  SendMsgResult: z.optional(z.int()),
};
export const privateMessage = z.object({ ...sent, To_Account: id(), MsgKey: id() });
export const groupMessage = z.object({ ...sent, GroupId: id() });
export const privateRecall = z.object({ From_Account: id(), To_Account: id(), MsgKey: id() });
export const groupRecall = z.object({
  GroupId: id(),
  MsgSeqList: list(z.object({ MsgSeq: z.int() }), limits.batch),
});
export const profileChange = z.object({
  From_Account: id(),
  EventTime: z.optional(z.int().check(z.minimum(0))),
  ProfileItem: list(z.object({ Tag: z.string(), Value: z.unknown() }), limits.batch),
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
  "From_Account" | "MsgTime" | "MsgSeq" | "MsgBody" | "CloudCustomData"
>;

const messageOf = (event: Sent, conversationId: string, messageId: string): Message => ({
  conversationId,
  messageId,
  from: event.From_Account,
  // Tencent times messages to the second and numbers them within it.
  sentAt: event.MsgTime * 1000,
  sequence: event.MsgSeq,
  text: textOf(event.MsgBody),
  elements: event.MsgBody,
  ...(event.CloudCustomData === undefined ? {} : { cloudCustomData: event.CloudCustomData }),
});

export const fromPrivate = (event: z.infer<typeof privateMessage>): Message =>
  messageOf(event, privateConversation(event.From_Account, event.To_Account), event.MsgKey);

export const fromGroup = (event: z.infer<typeof groupMessage>): Message =>
  messageOf(event, groupConversation(event.GroupId), String(event.MsgSeq));
