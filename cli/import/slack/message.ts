/** A message of Slack's export, and whose words are in it. */
import * as z from "zod/mini";
import { idOf } from "../../../functions/domain/source-ids.ts";
import { type Found, messagesOf, notKnown, type Origin, skipped } from "../found.ts";
import { ofType } from "../reader.ts";

const said = z.nullish(z.string());
const attachmentSchema = z.object({ fallback: said, pretext: said, title: said, text: said });
const messageSchema = z.object({
  type: z.string(),
  subtype: said,
  ts: z.string(),
  text: said,
  user: said,
  bot_id: said,
  username: said,
  comment: z.nullish(z.object({ user: said, comment: said })),
  attachments: z.nullish(z.array(attachmentSchema)),
  blocks: z.nullish(z.array(z.unknown())),
  files: z.nullish(z.array(z.unknown())),
  edited: z.nullish(z.object({ ts: z.string() })),
});
type Message = z.infer<typeof messageSchema>;

/** Somebody's words, or a bot's. */
const words: readonly string[] = [
  ...["bot_message", "me_message", "thread_broadcast", "reply_broadcast", "file_share"],
  ...["file_comment", "slackbot_response"],
];
/** Slack's own: joins, topics, names, pins, bots that come and go, huddles. */
const own =
  /^(?:(?:channel|group|mpdm)_.+|(?:un)?pinned_item|bot_(?:add|remove|enable|disable)|app_conversation_(?:join|leave)|reminder_add|joiner_notification.*|sh_room_.+|huddle_thread|tombstone|message_(?:changed|deleted|replied)|ekm_access_denied|file_mention)$/;

/** Slack escapes these three characters, and no others. */
const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** Every `text` in blocks, which may lie deep in them. */
const textsIn = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "text" && typeof inner === "string" ? [inner] : textsIn(inner),
  );
};

const inAttachments = ({ attachments }: Message): string =>
  (attachments ?? [])
    .map(
      ({ fallback, pretext, title, text }) =>
        fallback || [pretext, title, text].filter(Boolean).join("\n"),
    )
    .filter(Boolean)
    .join("\n");

/** The text; without one what stands in its place, in attachments, blocks or a file's comment. */
const textOf = (message: Message): string => {
  const { subtype, text, comment, blocks } = message;
  const places = [
    () => (subtype === "file_comment" ? comment?.comment : undefined),
    () => text,
    () => inAttachments(message),
    () => textsIn(blocks).join(""),
  ];
  const found = places.map((place) => place() ?? "").find((one) => one.trim() !== "");
  return unescaped(found ?? "");
};

/** A bot without an id has a name, which is never taken for a person's id. */
const senderOf = ({ subtype, user, bot_id: bot, username, comment }: Message) => {
  const commented = subtype === "file_comment" ? comment?.user : undefined;
  return commented || user || bot || (username ? idOf("bot", username) : undefined);
};

/** Epoch ms of "1894708800.000200"; anything else is no time. */
const instantOf = (ts: string): number =>
  /^\d{1,11}(?:\.\d{1,6})?$/.test(ts) ? Math.floor(Number(ts) * 1000) : Number.NaN;

/** So long is a text of Slack's at the most. */
const longest = 40_000;

export const foundIn = (value: unknown, channel: string, origin: Origin): Found[] => {
  const read = messageSchema.safeParse(value);
  if (!read.success) return [notKnown(origin)];
  const { type, subtype, ts, files, edited } = read.data;
  if (type !== "message") return [skipped(ofType(type))];
  if (subtype && own.test(subtype)) return [skipped("is the service's own: joins, topics, pins")];
  if (subtype && !words.includes(subtype)) return [skipped(ofType(subtype))];
  const [from, text] = [senderOf(read.data), textOf(read.data)];
  const at = { at: instantOf(ts), edited: edited ? instantOf(edited.ts) : undefined };
  const written = { conversation: [channel], id: [channel, ts], from, text };
  return messagesOf({ ...written, ...at, longest, files: files?.length }, origin);
};
