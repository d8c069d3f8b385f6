/** What Element writes with "Export chat" as JSON: the events of a room. */
import * as z from "zod/mini";
import type { Entry } from "./entries.ts";
import { type Found, messagesOf, skipped } from "./found.ts";
import { type Meter, valuesAt } from "./read-json.ts";

const eventSchema = z.object({
  type: z.string(),
  event_id: z.string(),
  room_id: z.string(),
  sender: z.string(),
  origin_server_ts: z.number(),
  content: z.object({
    msgtype: z.optional(z.string()),
    body: z.optional(z.string()),
    "m.relates_to": z.optional(z.object({ rel_type: z.optional(z.string()) })),
  }),
});
type Event = z.infer<typeof eventSchema>;

const texts: readonly string[] = ["m.text", "m.notice", "m.emote"];

/** Why an event is no message of ours; undefined if it is one. */
const otherwise = ({ type, content }: Event): string | undefined => {
  if (type === "m.room.encrypted") return "is encrypted, and the export has no key for it";
  if (type !== "m.room.message") return "is no message: joins, names, reactions";
  if (content["m.relates_to"]?.rel_type === "m.replace") return "is an edit of another message";
  if (content.msgtype === undefined) return "was removed";
  return texts.includes(content.msgtype) ? undefined : "is a file: files are not imported";
};

const foundIn = (value: unknown): Found[] => {
  const read = eventSchema.safeParse(value);
  if (!read.success) return [skipped("is not in a form that is known")];
  const {
    event_id: id,
    room_id: conversation,
    sender: from,
    origin_server_ts: at,
    content,
  } = read.data;
  const why = otherwise(read.data);
  if (why !== undefined) return [skipped(why)];
  const text = content.msgtype === "m.emote" ? `* ${content.body}` : content.body;
  return messagesOf({ conversation, id, from, at, text });
};

/** Reads every JSON file of the export. */
export async function* readMatrix(entries: readonly Entry[], meter: Meter): AsyncGenerator<Found> {
  for (const entry of entries.filter(({ name }) => name.endsWith(".json"))) {
    for await (const { value } of valuesAt(entry, ["$.messages.*"], meter)) yield* foundIn(value);
  }
}
