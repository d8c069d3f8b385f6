/** What DiscordChatExporter writes with `-f Json`: a file per channel, its channel first, then its messages. */
import * as z from "zod/mini";
import type { Entry } from "./entries.ts";
import { type Found, messagesOf, notKnown, recognised, skipped, unfit } from "./found.ts";
import { ofType, type Reader, type Reading } from "./reader.ts";
import { recordsAt } from "./records.ts";

const channelSchema = z.object({ id: z.string().check(z.minLength(1)) });
const said = z.nullish(z.string());
const embedSchema = z.object({ title: said, description: said });
const contentSchema = z.object({
  content: said,
  attachments: z.nullish(z.array(z.unknown())),
  embeds: z.nullish(z.array(embedSchema)),
});
const messageSchema = z.extend(contentSchema, {
  id: z.string().check(z.minLength(1)),
  type: z.string(),
  timestamp: z.string(),
  timestampEdited: said,
  author: z.object({ id: z.string() }),
  forwardedMessage: z.nullish(contentSchema),
});
type Content = z.infer<typeof contentSchema>;

/** Somebody's words: messages and replies, and what commands of bots answer. Others the exporter knows by number only. */
const words: readonly string[] = ["Default", "Reply", "0", "19", "20", "23"];
/** Discord's own: joins, pins, calls, names, boosts, threads, stages, subscriptions. */
const own =
  /^(?:Recipient(?:Add|Remove)|Call|Channel(?:NameChange|IconChange|PinnedMessage)|GuildMemberJoin|ThreadCreated|[1-9]|1[0-8]|2[12]|2[4-9]|3[0-9]|4[0-6])$/;

const textIn = ({ content, embeds }: Content): string => {
  if (content?.trim()) return content;
  const each = (embeds ?? []).flatMap(({ title, description }) => [title, description]);
  return each.filter(Boolean).join("\n");
};

const foundIn = (value: unknown, file: string, index: number, channel: string): Found[] => {
  const read = messageSchema.safeParse(value);
  const origin = { file, record: `messages[${index}]` };
  if (!read.success) return [notKnown(origin)];
  const { id, type, timestamp, timestampEdited, author, ...rest } = read.data;
  if (own.test(type)) return [skipped("is the service's own: joins, pins, calls")];
  if (!words.includes(type)) return [skipped(ofType(type))];
  const { forwardedMessage, ...content } = rest;
  const forwarded = forwardedMessage ?? {};
  const text = textIn(content) || textIn(forwarded);
  const files = (content.attachments ?? forwarded.attachments)?.length;
  const at = Date.parse(timestamp);
  const edited = timestampEdited ? Date.parse(timestampEdited) : undefined;
  return messagesOf(
    { conversation: [channel], id: [id], from: author.id, at, edited, text, files },
    origin,
  );
};

async function* readChannel(entry: Entry, { meter }: Reading): AsyncGenerator<Found> {
  let channel: string | undefined;
  const file = entry.name;
  yield* recordsAt(entry, ["$.channel", "$.messages.*"], meter, ({ index, value }) => {
    if (index !== undefined && channel !== undefined) return foundIn(value, file, index, channel);
    if (index !== undefined) return [unfit({ file, record: `messages[${index}]` }, nowhere)];
    channel = channelSchema.safeParse(value).data?.id;
    return [];
  });
  yield channel === undefined ? unfit({ file }, "names no channel") : recognised;
}

const nowhere = "is in no channel that is named";

/** What the exporter downloads (`--media`) lies in a folder beside a channel, or bears five digits of a digest in its name. */
const downloaded = /_Files\/|-[0-9A-F]{5}\.json$/;
const isChannel = ({ name }: Entry): boolean => /\.json$/i.test(name) && !downloaded.test(name);

/** Reads every channel's file; never a file that somebody had uploaded. */
export const discord: Reader = {
  lookedFor: "a JSON file of DiscordChatExporter, with a channel and its messages",
  async *read({ entries }, reading) {
    for (const entry of entries.filter(isChannel)) yield* readChannel(entry, reading);
  },
};
