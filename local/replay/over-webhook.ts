/** Replays real data as Tencent Cloud Chat would: one signed event after the other. */
import type { Span } from "../report/ledger.ts";
import type { ChatEvent, Message } from "./chat.ts";
import type { Data } from "./read-data.ts";
import { during, note, type Sender, type Stream, type Task } from "./sender.ts";
import {
  groupMessage,
  groupRecall,
  portraitSet,
  stateChange,
  unheardOf,
} from "./tencent-events.ts";
import { postWebhook, type Webhook } from "./webhook.ts";

/** One message in so many has a photo; one in so many is recalled. */
const every = { photo: 75, recall: 50 } as const;
/** Tencent tells a message's time in whole seconds. */
const second = 1000;

export type Hook = Sender & { readonly token: string; readonly photoUrl: string };

/** What this product calls a group's conversation. */
export const conversationOf = (groupId: string): string => `group:${encodeURIComponent(groupId)}`;

/** Everything of an app that comes in by webhook: a stream per conversation. */
export const overWebhook = (hook: Hook, { conversations, calls }: Data): Stream[] => {
  const addresses = calls.flatMap(({ log }) => log.map(({ ip }) => ip));
  const ipOf = (index: number) => addresses[index % addresses.length] ?? "203.0.113.7";
  return conversations.map(({ events, conversationId }) => [
    ...events.map((event, index) => send(hook, event, ipOf(index))),
    ...recalled(events).map((event, index) => recall(hook, event, ipOf(index))),
    post(hook, { ...unheardOf, clientIp: ipOf(0) }, `${conversationId} unheard of`),
  ]);
};

const recalled = (events: readonly ChatEvent[]): Message[] =>
  events
    .filter((event) => event.kind === "message")
    .filter(({ sequence }) => sequence % every.recall === 0);

/** Every event is a call of ours, and log data of its app; what else it is, `keep` notes. */
const post = (hook: Hook, webhook: Webhook, key: string, keep?: (span: Span) => void): Task => ({
  records: 1,
  run: async () => {
    const { client, player, token, now } = hook;
    const subscription = { appId: player.appId, token };
    const { span } = await during(now, () => postWebhook(client, subscription, webhook, now()));
    note(hook, "log data", key, span);
    keep?.(span);
  },
});

const send = (hook: Hook, event: ChatEvent, clientIp: string): Task => {
  switch (event.kind) {
    case "message":
      return sendMessage(hook, event, clientIp);
    case "profile":
      return post(hook, { ...portraitSet(event), clientIp }, keyOf(event), (span) =>
        note(hook, "user information", event.userId, span),
      );
    default:
      return post(hook, { ...stateChange(event), clientIp }, keyOf(event));
  }
};

const sendMessage = (hook: Hook, message: Message, clientIp: string): Task => {
  const { messageId, sequence, at } = message;
  const photo = sequence % every.photo === 0 ? `${hook.photoUrl}?${sequence}` : undefined;
  const clock = { from: Math.floor(at / second) * second, to: at };
  return post(hook, { ...groupMessage(message, photo), clientIp }, messageId, () => {
    note(hook, "messages", messageId, clock);
    if (photo !== undefined) note(hook, "media", messageId, clock);
  });
};

const recall = (hook: Hook, message: Message, clientIp: string): Task => {
  const { book, player } = hook;
  return post(hook, { ...groupRecall(message), clientIp }, `${message.messageId} recalled`, () => {
    book.drop(player.appId, "messages", message.messageId);
    book.drop(player.appId, "media", message.messageId);
  });
};

const keyOf = (event: Exclude<ChatEvent, Message>): string =>
  `${event.conversationId} ${event.sequence} ${event.kind}`;
