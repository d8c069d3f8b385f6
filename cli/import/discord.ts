/** What DiscordChatExporter writes with `-f Json`: a file per channel, its channel first, then its messages. */
import * as z from "zod/mini";
import type { Entry } from "./entries.ts";
import { type Found, messagesOf, skipped } from "./found.ts";
import { type Meter, valuesAt } from "./read-json.ts";

const channelSchema = z.object({ id: z.string() });
const messageSchema = z.object({
  id: z.string(),
  type: z.string(),
  timestamp: z.string(),
  content: z.string(),
  author: z.object({ id: z.string() }),
  attachments: z.optional(z.array(z.unknown())),
});

/** Somebody's words; the other types are the service's own: joins, pins, calls. */
const words: readonly string[] = ["Default", "Reply", "19", "0"];

const foundIn = (value: unknown, channel: string): Found[] => {
  const read = messageSchema.safeParse(value);
  if (!read.success) return [skipped("is not in a form that is known")];
  const { id, type, timestamp, content, author, attachments = [] } = read.data;
  if (!words.includes(type)) return [skipped("is the service's own: joins, pins, calls")];
  const at = Date.parse(timestamp);
  return messagesOf({
    conversation: channel,
    id,
    from: author.id,
    at,
    text: content,
    files: attachments.length,
  });
};

async function* readChannel(entry: Entry, meter: Meter): AsyncGenerator<Found> {
  let channel: string | undefined;
  for await (const { inList, value } of valuesAt(entry, ["$.channel", "$.messages.*"], meter)) {
    if (!inList) channel = channelSchema.safeParse(value).data?.id;
    else if (channel === undefined) yield skipped("comes before its channel is named");
    else yield* foundIn(value, channel);
  }
}

/** Reads every JSON file of the export. */
export async function* readDiscord(entries: readonly Entry[], meter: Meter): AsyncGenerator<Found> {
  for (const entry of entries.filter(({ name }) => name.endsWith(".json"))) {
    yield* readChannel(entry, meter);
  }
}
