/** Replays real data as a customer's own server would: in batches, over the API. */
import { path } from "../client.ts";
import type { LogRecord, MonitoringRecord } from "./calls.ts";
import type { Message, ProfileChange } from "./chat.ts";
import { photo } from "./photo.ts";
import type { Data } from "./read-data.ts";
import { batches, during, note, type Sender, type Stream, type Task, took } from "./sender.ts";

const iso = (instant: number): string => new Date(instant).toISOString();
const keeps = ({ player }: Sender): boolean => player.chose !== "not to store";

/** Everything of an app that comes in over the API; streams may run side by side. */
export const overApi = (sender: Sender, { conversations, calls }: Data): Stream[] => {
  const chat = conversations.flatMap(({ events }) => events);
  const messages = chat.filter((event) => event.kind === "message");
  const changes = chat.filter((event) => event.kind === "profile");
  const log = calls.flatMap((one) => one.log);
  const monitoring = calls.flatMap((one) => one.monitoring);
  return [
    [
      ...batches(messages).map((batch) => sendMessages(sender, batch)),
      ...(keeps(sender) ? messages.slice(0, 3).map((message) => sendPhoto(sender, message)) : []),
    ],
    changes.map((change) => sendProfile(sender, change)),
    batches(log).map((batch, index) => sendLog(sender, batch, index)),
    batches(monitoring).map((batch) => sendMonitoring(sender, batch)),
  ];
};

const post = ({ client, player }: Sender, name: string, body: unknown): Promise<unknown> =>
  client.call({ method: "POST", path: path`/v1/apps/${player.appId}/${name}`, body });

export const sendMessages = (sender: Sender, batch: readonly Message[]): Task => ({
  records: batch.length,
  run: async () => {
    const messages = batch.map(({ conversationId, messageId, from, at, text }) => ({
      conversationId,
      messageId,
      from,
      sentAt: iso(at),
      text,
    }));
    const answer = await post(sender, "messages", { messages });
    if (keeps(sender)) took(answer, "stored", batch.length);
    for (const { messageId, at } of batch) note(sender, "messages", messageId, at);
  },
});

type Upload = {
  readonly mediaId: string;
  readonly uploadUrl: string;
  readonly headers: Readonly<Record<string, string>>;
};

const upload = async (sender: Sender): Promise<string> => {
  const { contentType, bytes: body } = photo;
  const wanted = { kind: "photo", contentType, bytes: body.length };
  const { mediaId, uploadUrl, headers } = (await post(sender, "media", wanted)) as Upload;
  const { status } = await fetch(uploadUrl, { method: "PUT", headers, body });
  if (status !== 200) throw new Error(`The upload of a photo was answered with ${status}`);
  return mediaId;
};

/** A photo is uploaded first, then claimed by a message. */
export const sendPhoto = (
  sender: Sender,
  { conversationId, messageId, from, at }: Message,
): Task => ({
  records: 1,
  run: async () => {
    const id = `${messageId}-photo`;
    const media = [await upload(sender)];
    const message = { conversationId, messageId: id, from, sentAt: iso(at), media };
    took(await post(sender, "messages", { messages: [message] }), "stored", 1);
    note(sender, "messages", id, at);
    note(sender, "media", id, at);
  },
});

const sendProfile = (sender: Sender, { userId, nick }: ProfileChange): Task => ({
  records: 1,
  run: async () => {
    const { client, player, now } = sender;
    const place = path`/v1/apps/${player.appId}/users/${userId}`;
    const body = { profile: { Tag_Profile_IM_Nick: nick } };
    const { span } = await during(now, () => client.call({ method: "PUT", path: place, body }));
    note(sender, "user information", userId, span);
  },
});

const sendLog = (sender: Sender, batch: readonly LogRecord[], index: number): Task => ({
  records: batch.length,
  run: async () => {
    const records = batch.map(({ at, ...record }) => ({ ...record, time: iso(at) }));
    took(await post(sender, "log-data", { records }), "stored", batch.length);
    for (const [row, { at }] of batch.entries()) note(sender, "log data", `${index}-${row}`, at);
  },
});

const sendMonitoring = (sender: Sender, batch: readonly MonitoringRecord[]): Task => ({
  records: batch.length,
  run: async () => {
    const records = batch.map(({ at, ...record }) => ({ ...record, minute: iso(at) }));
    took(await post(sender, "monitoring-data", { records }), "stored", batch.length);
    for (const { at, interface: name } of batch) {
      note(sender, "monitoring data", `${at} ${name}`, at);
    }
  },
});
