/** Slack's export: lists of channels, and a folder per channel with a file per day. */
import * as z from "zod/mini";
import type { Entry } from "./entries.ts";
import { type Found, messagesOf, skipped } from "./found.ts";
import { type Meter, readWhole } from "./read-json.ts";

const channelsSchema = z.array(z.object({ id: z.string(), name: z.optional(z.string()) }));
const messageSchema = z.object({
  type: z.string(),
  subtype: z.optional(z.string()),
  ts: z.string(),
  text: z.optional(z.nullable(z.string())),
  user: z.optional(z.nullable(z.string())),
  bot_id: z.optional(z.nullable(z.string())),
  files: z.optional(z.nullable(z.array(z.unknown()))),
});

/** Somebody's words; the other subtypes are the service's own: joins, topics, pins. */
const words: readonly (string | undefined)[] = [
  ...[undefined, "bot_message", "me_message", "thread_broadcast", "file_share"],
];
const lists = /^(channels|groups|mpims)\.json$/;
const day = /^([^/]+)\/\d{4}-\d{2}-\d{2}\.json$/;

/** Slack escapes these three characters, and no others. */
const unescaped = (text: string): string =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** A channel's id by its folder's name: names change, ids do not. The folders of direct messages bear the id. */
const channelIds = async (
  entries: readonly Entry[],
  meter: Meter,
): Promise<Map<string, string>> => {
  const ids = new Map<string, string>();
  for (const entry of entries.filter(({ name }) => lists.test(name))) {
    const { data = [] } = channelsSchema.safeParse(await readWhole(entry, meter));
    for (const { id, name = id } of data) ids.set(name, id);
  }
  return ids;
};

const foundIn = (value: unknown, channel: string): Found[] => {
  const read = messageSchema.safeParse(value);
  if (!read.success || read.data.type !== "message") {
    return [skipped("is not in a form that is known")];
  }
  const { subtype, ts, text, user, bot_id: bot, files } = read.data;
  if (!words.includes(subtype)) return [skipped("is the service's own: joins, topics, pins")];
  return messagesOf({
    ...{ conversation: channel, id: `${channel}-${ts}`, from: user ?? bot ?? undefined },
    at: Math.floor(Number(ts) * 1000),
    text: unescaped(text ?? ""),
    files: files?.length,
  });
};

/** The messages of a channel's day. */
const dayOf = async (entry: Entry, channel: string, meter: Meter): Promise<Found[]> => {
  const messages = await readWhole(entry, meter);
  if (!Array.isArray(messages)) return [skipped("is not in a form that is known")];
  return messages.flatMap((one) => foundIn(one, channel));
};

/** Reads every day of every channel. */
export async function* readSlack(entries: readonly Entry[], meter: Meter): AsyncGenerator<Found> {
  const ids = await channelIds(entries, meter);
  for (const entry of entries) {
    const [, folder] = day.exec(entry.name) ?? [];
    if (folder !== undefined) yield* await dayOf(entry, ids.get(folder) ?? folder, meter);
  }
}
