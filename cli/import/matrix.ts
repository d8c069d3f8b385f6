/** What Element writes with "Export chat" as JSON: the events of a room. */
import type { Entry } from "./entries.ts";
import { type Found, messagesOf, notKnown, recognised, skipped, unfit } from "./found.ts";
import { type Edits, editOf, editsIn, withEdit } from "./matrix-edits.ts";
import { type Event, eventSchema } from "./matrix-event.ts";
import { ofType, type Reader, type Reading } from "./reader.ts";
import { recordsAt } from "./records.ts";

const texts: readonly string[] = ["m.text", "m.notice", "m.emote", "m.server_notice"];
const files: readonly string[] = ["m.image", "m.file", "m.audio", "m.video"];

/** An event has 64 KiB at the most. */
const longest = 65_536;

/** Events of a room that are nobody's words. */
const otherTypes: readonly (readonly [RegExp, string])[] = [
  [/^m\.room\.encrypted$/, "is encrypted, and the export has no key for it"],
  [/^m\.reaction$/, "is a reaction"],
  [/^m\.sticker$/, "is a sticker: files are not imported"],
  [/^(?:m|org\.matrix\.msc3381)\.poll\./, "is a poll, or a vote in one"],
  [/^(?:m|org\.matrix\.msc\d+)\.call\b/, "is a call"],
  [/^m\.(?:room|space)\.|^im\.vector\.|^io\.element\./, "is the room's own: joins, names, topics"],
];

/** A file's caption (MSC2530) stands where its name stood, and the name apart. */
const isCaption = ({ body, filename }: Event["content"]): boolean =>
  typeof filename === "string" && filename !== body;

const otherContent = ({ content }: Event): string | undefined => {
  const { msgtype } = content;
  if (content["m.relates_to"]?.rel_type === "m.replace") {
    return "is an edit: its words stand in place of the message's";
  }
  if (msgtype === undefined || msgtype === null) return "was removed";
  if (msgtype === "m.bad.encrypted") return "is encrypted, and the export has no key for it";
  if (texts.includes(msgtype)) return undefined;
  if (files.includes(msgtype)) {
    return isCaption(content) ? undefined : "is a file: files are not imported";
  }
  return ofType(msgtype);
};

/** Why an event is no message of ours; undefined if it is one. */
const otherwise = (event: Event): string | undefined => {
  if (event.type === "m.room.message") return otherContent(event);
  return otherTypes.find(([form]) => form.test(event.type))?.[1] ?? ofType(event.type);
};

const foundIn = (value: unknown, file: string, index: number, edits: Edits): Found[] => {
  const read = eventSchema.safeParse(value);
  const origin = { file, record: `messages[${index}]` };
  if (!read.success) return [notKnown(origin)];
  const edit = editOf(read.data, edits);
  const event = withEdit(read.data, edit);
  const why = otherwise(event);
  if (why !== undefined) return [skipped(why)];
  const { event_id, room_id, sender, origin_server_ts: at, content } = event;
  const text = content.msgtype === "m.emote" ? `* ${content.body}` : (content.body ?? undefined);
  const written = { conversation: [room_id], id: [event_id], from: sender, at, text };
  return messagesOf({ ...written, edited: edit?.at, longest }, origin);
};

async function* readRoom(entry: Entry, { meter }: Reading): AsyncGenerator<Found> {
  const edits = await editsIn(entry);
  let known = false;
  yield* recordsAt(entry, ["$.room_name", "$.messages.*"], meter, ({ index, value }) => {
    known ||= index === undefined || eventSchema.safeParse(value).success;
    return index === undefined ? [] : foundIn(value, entry.name, index, edits);
  });
  yield known ? recognised : unfit({ file: entry.name }, "is no room of Element's");
}

/** What people had uploaded lies in a folder of its own. */
const isRoom = ({ name }: Entry): boolean => /\.json$/i.test(name) && !/(?:^|\/)files\//.test(name);

/** Reads every room's file; never a file that somebody had uploaded. */
export const matrix: Reader = {
  lookedFor: "a JSON file of Element's \"Export chat\", with a room's events",
  async *read({ entries }, reading) {
    for (const entry of entries.filter(isRoom)) yield* readRoom(entry, reading);
  },
};
