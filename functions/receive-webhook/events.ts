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

/** What Tencent calls a message everywhere, where it says so. */
const called = { MsgId: z.optional(id()) };

/** A number by which Tencent tells what was sent twice from what was said twice. */
const random = () => z.optional(z.int());

const sent = {
  ...called,
  From_Account: id(),
  MsgTime: wholeNumber(limits.unixSeconds),
  MsgSeq: z.int(),
  MsgBody: messageBody,
  CloudCustomData: z.optional(text(limits.textLength)),
  OnlineOnlyFlag: z.optional(z.int()),
  SendMsgResult: z.optional(z.int()),
};
export const privateMessage = z.object({
  ...sent,
  ...{ To_Account: id(), MsgKey: id(), MsgRandom: random() },
});
/** A topic of a community counts its own messages: group and topic together are the conversation. */
const inGroup = { GroupId: id(), TopicId: z.optional(id()) };
export const groupMessage = z.object({ ...sent, ...inGroup, Random: random() });

export const privateRecall = z.object({
  ...called,
  From_Account: id(),
  To_Account: id(),
  MsgKey: id(),
});
export const groupRecall = z.object({
  ...inGroup,
  MsgSeqList: list(z.object({ ...called, MsgSeq: z.int() }), limits.batch),
});

/** What a message says after it was changed. */
const changed = {
  ...called,
  From_Account: z.optional(id()),
  MsgBody: messageBody,
  CloudCustomData: z.optional(text(limits.textLength)),
};
export const privateChange = z.object({
  ...changed,
  From_Account: id(),
  To_Account: id(),
  MsgKey: id(),
});
export const groupChange = z.object({ ...changed, ...inGroup, MsgSeq: z.int() });
export const profileChange = z.object({
  From_Account: id(),
  EventTime: z.optional(z.int().check(z.minimum(0))),
  ProfileItem: list(z.object({ Tag: z.string(), Value: z.unknown() }), limits.batch),
});

/** The conversation of two accounts, whoever of them writes. */
export const privateConversation = (one: string, other: string): string =>
  `c2c:${[one, other].sort().map(encodeURIComponent).join(":")}`;

/** The conversation of a group, or of one of its topics; no group's name makes it another's topic. */
export const groupConversation = ({ GroupId, TopicId }: InGroup): string =>
  ["group", GroupId, ...(TopicId === undefined ? [] : [TopicId])]
    .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
    .join(":");

type InGroup = { readonly GroupId: string; readonly TopicId?: string | undefined };

const textOf = (elements: readonly Element[]): string | undefined => {
  const texts = elements.flatMap(({ MsgType, MsgContent }) =>
    MsgType === "TIMTextElem" && typeof MsgContent.Text === "string" ? [MsgContent.Text] : [],
  );
  return texts.length === 0 ? undefined : texts.join("\n");
};

type Sent = Pick<
  z.infer<typeof privateMessage>,
  "From_Account" | "MsgTime" | "MsgSeq" | "MsgId" | "MsgBody" | "CloudCustomData"
>;

/** The content of a message, or of what it was changed into. */
export const contentOf = ({
  MsgBody,
  CloudCustomData,
}: Pick<Sent, "MsgBody" | "CloudCustomData">) => ({
  text: textOf(MsgBody),
  elements: MsgBody,
  ...(CloudCustomData === undefined ? {} : { cloudCustomData: CloudCustomData }),
});

type Named = Pick<Message, "conversationId" | "messageId"> & {
  readonly random: number | undefined;
};

const messageOf = (event: Sent, { random, ...named }: Named): Message => ({
  ...named,
  from: event.From_Account,
  // Tencent times messages to the second and numbers them within it.
  sentAt: event.MsgTime * 1000,
  sequence: event.MsgSeq,
  apart: JSON.stringify([event.From_Account, random ?? null, event.MsgId ?? null]),
  ...(event.MsgId === undefined ? {} : { sourceId: event.MsgId }),
  ...contentOf(event),
});

export const fromPrivate = (event: z.infer<typeof privateMessage>): Message =>
  messageOf(event, {
    conversationId: privateConversation(event.From_Account, event.To_Account),
    messageId: event.MsgKey,
    random: event.MsgRandom,
  });

export const fromGroup = (event: z.infer<typeof groupMessage>): Message =>
  messageOf(event, {
    conversationId: groupConversation(event),
    messageId: String(event.MsgSeq),
    random: event.Random,
  });
