/** What Zulip's `manage.py export` writes, unpacked: the realm's lists, and its messages in files of a thousand. */
import * as z from "zod/mini";
import type { Entry } from "./entries.ts";
import { type Found, messagesOf, notKnown, recognised, unfit } from "./found.ts";
import type { Reader, Reading } from "./reader.ts";
import { recordsAt } from "./records.ts";
import type { Export } from "./unwrapped.ts";

const id = z.int();
const recipientSchema = z.object({ id, type: id, type_id: id });
const messageSchema = z.object({
  id,
  sender: id,
  recipient: id,
  content: z.string(),
  /** Epoch seconds. */
  date_sent: z.number(),
  last_edit_time: z.nullish(z.number()),
});
type Recipient = z.infer<typeof recipientSchema>;
type Message = z.infer<typeof messageSchema>;

/** Whom a message is for, by what a recipient's number means: one person, everybody of a channel, or a group. */
const conversations: Readonly<Record<number, (to: Recipient, from: number) => string[]>> = {
  1: ({ type_id: person }, from) => ["direct", ...[person, from].sort((a, b) => a - b).map(String)],
  2: ({ type_id: channel }) => ["channel", String(channel)],
  3: ({ type_id: group }) => ["group", String(group)],
};

type Recipients = ReadonlyMap<number, Recipient>;

const conversationOf = ({ recipient, sender }: Message, recipients: Recipients) => {
  const to = recipients.get(recipient);
  return to && conversations[to.type]?.(to, sender);
};

const foundIn = (value: unknown, recipients: Recipients, file: string, index: number): Found[] => {
  const origin = { file, record: `zerver_message[${index}]` };
  const read = messageSchema.safeParse(value);
  if (!read.success) return [notKnown(origin)];
  const conversation = conversationOf(read.data, recipients);
  if (conversation === undefined)
    return [unfit(origin, "is for a recipient that realm.json does not list")];
  const { id, sender, date_sent, last_edit_time: changed, content: text } = read.data;
  const at = Math.floor(date_sent * 1000);
  const edited = changed ? Math.floor(changed * 1000) : undefined;
  const written = { conversation, id: [String(id)], from: String(sender), at, edited, text };
  return messagesOf(written, origin);
};

/** Fills the map with the realm's recipients. */
const listed = (entry: Entry, into: Map<number, Recipient>): AsyncGenerator<Found> =>
  recordsAt(
    entry,
    ["$.zerver_recipient.*"],
    () => undefined,
    ({ index, value }) => {
      const { data } = recipientSchema.safeParse(value);
      if (data === undefined) {
        return [notKnown({ file: entry.name, record: `zerver_recipient[${index}]` })];
      }
      into.set(data.id, data);
      return [recognised];
    },
  );

const isRealm = ({ name }: Entry): boolean => name === "realm.json";
const isMessages = ({ name }: Entry): boolean => /^messages-\d+\.json$/.test(name);

async function* readRealm({ entries }: Export<Entry>, { meter }: Reading): AsyncGenerator<Found> {
  const recipients = new Map<number, Recipient>();
  for (const entry of entries.filter(isRealm)) yield* listed(entry, recipients);
  for (const entry of entries.filter(isMessages)) {
    const { name } = entry;
    yield* recordsAt(entry, ["$.zerver_message.*"], meter, ({ index = 0, value }) =>
      foundIn(value, recipients, name, index),
    );
  }
}

/** Reads the realm's messages; a channel is one conversation, whatever the topics. */
export const zulip: Reader = {
  lookedFor: "realm.json and messages-000001.json of Zulip's export, unpacked",
  read: readRealm,
};
