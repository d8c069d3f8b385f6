/** What Rocket.Chat writes of a room ("Export messages", JSON): an object a line; a list of rooms may lie beside. */
import * as z from "zod/mini";
import type { Entry } from "./entries.ts";
import { type Found, messagesOf, notKnown, recognised, skipped } from "./found.ts";
import { type Numbering, numbering } from "./numbering.ts";
import { ofType, type Reader, type Reading } from "./reader.ts";
import { recordsByLine } from "./records.ts";
import type { Export } from "./unwrapped.ts";

const said = z.nullish(z.string());
const messageSchema = z.object({
  msg: said,
  username: said,
  /** An instant in RFC 3339, or as MongoDB writes it. */
  ts: z.union([z.string(), z.object({ $date: z.union([z.string(), z.number()]) })]),
  type: said,
  attachments: z.nullish(z.array(z.unknown())),
});
type Message = z.infer<typeof messageSchema>;
const roomSchema = z.object({ roomId: z.string(), roomName: z.string() });

/** Joins, leaves, names, roles, moderators, discussions and teams, as the server calls them. */
const own =
  /^(?:uj|ul|ult|ujt|ut|au|ui|r|ru|ruj|rm|wm|rtc|user-.+|added-user-.+|removed-.+|room[_-].+|subscription-role-.+|livechat.+|livechat_.+|discussion-created|message_pinned(?:_e2e)?|message_snippeted|new-.+|videoconf|omnichannel_.+|otr.*|abac-.+)$/;
/** Names that an export gives to people whom it hides, from one on in each export. */
const hidden = /^User_\d+$/;

const otherwise = ({ type, username }: Message): string | undefined => {
  if (type === "e2e") return "is encrypted";
  if (type) return own.test(type) ? "is the service's own: joins, names, roles" : ofType(type);
  return hidden.test(username ?? "") ? "has its sender's name hidden by the export" : undefined;
};

/** The file that is read, the room's name or id, and the ids of its messages so far. */
type Within = { readonly file: string; readonly room: string; readonly numbers: Numbering };

const instantOf = ({ ts }: Message): number =>
  new Date(typeof ts === "string" ? ts : ts.$date).getTime();

const foundIn = (value: unknown, record: string, { file, room, numbers }: Within): Found[] => {
  const read = messageSchema.safeParse(value);
  if (!read.success) return [notKnown({ file, record })];
  const { msg: text, username: from, attachments } = read.data;
  const why = otherwise(read.data);
  if (why !== undefined) return [recognised, skipped(why)];
  const at = instantOf(read.data);
  const written = {
    conversation: [room],
    id: numbers(room, from ?? "", at),
    from: from ?? undefined,
  };
  const files = attachments?.length;
  return [
    recognised,
    ...messagesOf({ ...written, at, text: text ?? undefined, files }, { file, record }),
  ];
};

const roomsFile = /(?:^|\/)channels\.json$/;
/** What is no room: the lists, and what people had uploaded. */
const beside = /(?:^|\/)(?:(?:channels|user)\.json$|assets\/)/;
const isRoom = ({ name }: Entry): boolean => /\.json$/i.test(name) && !beside.test(name);

/** The rooms' ids by their names, where the export lists them. */
async function* listed(entries: readonly Entry[], ids: Map<string, string>): AsyncGenerator<Found> {
  for (const entry of entries.filter(({ name }) => roomsFile.test(name))) {
    yield* recordsByLine(
      entry,
      () => undefined,
      (value, origin) => {
        const { data } = roomSchema.safeParse(value);
        if (data === undefined) return [notKnown(origin)];
        ids.set(data.roomName, data.roomId);
        return [];
      },
    );
  }
}

const nameOf = ({ name }: Entry): string =>
  name
    .split("/")
    .at(-1)
    ?.replace(/\.json$/i, "") ?? name;

async function* readRooms({ entries }: Export<Entry>, { meter }: Reading): AsyncGenerator<Found> {
  const [ids, numbers] = [new Map<string, string>(), numbering()];
  yield* listed(entries, ids);
  for (const entry of entries.filter(isRoom)) {
    const room = ids.get(nameOf(entry)) ?? nameOf(entry);
    const within = { file: entry.name, room, numbers };
    yield* recordsByLine(entry, meter, (value, { record }) => foundIn(value, record, within));
  }
}

/** Reads every room's file; never a file that somebody had uploaded. */
export const rocketChat: Reader = {
  editsUndated: true,
  lookedFor: "a JSON file of Rocket.Chat's export of a room, a message a line",
  read: readRooms,
};
