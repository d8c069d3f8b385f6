/** Mattermost's bulk export: an object a line, its posts and direct posts with their replies in them. They have no ids. */
import * as z from "zod/mini";
import type { Entry } from "./entries.ts";
import { type Found, messagesOf, notKnown, type Recorded, recognised, skipped } from "./found.ts";
import { type Numbering, numbering } from "./numbering.ts";
import { ofType, type Reader } from "./reader.ts";
import { recordsByLine } from "./records.ts";

const said = z.nullish(z.string());
const name = z.string().check(z.minLength(1));
const postSchema = z.object({
  ...{ user: z.string(), message: said, create_at: z.number(), edit_at: z.nullish(z.number()) },
  type: said,
  attachments: z.nullish(z.array(z.unknown())),
  props: z.nullish(
    z.object({ attachments: z.nullish(z.array(z.object({ fallback: said, text: said }))) }),
  ),
});
const replies = z.nullish(z.array(z.unknown()));
const inChannel = z.object({ team: name, channel: name, replies });
const direct = z.object({ channel_members: z.nullish(z.array(name)), replies });
type Post = z.infer<typeof postSchema>;

/** What stands in an export beside posts. */
const others =
  /^(?:version|scheme|role|team|channel|user|bot|emoji|direct_channel|info|group|team_member)$/;

const otherwise = (type: string): string | undefined => {
  if (type === "me" || type === "slack_attachment" || type.startsWith("custom_")) return undefined;
  return type.startsWith("system_") ? "is the service's own: joins, headers, names" : ofType(type);
};

const textIn = ({ message, props }: Post): string => {
  if (message?.trim()) return message;
  const each = (props?.attachments ?? []).map(({ fallback, text }) => fallback || text);
  return each.filter(Boolean).join("\n");
};

/** The file that is read, and the ids of its posts so far. */
type Within = { readonly file: string; readonly numbers: Numbering };
type Placed = { readonly conversation: readonly string[]; readonly replies: readonly unknown[] };

const foundIn = (
  value: unknown,
  record: string,
  conversation: readonly string[],
  { file, numbers }: Within,
): Found[] => {
  const read = postSchema.safeParse(value);
  if (!read.success) return [notKnown({ file, record })];
  const { user: from, create_at: at, edit_at, type, attachments } = read.data;
  const why = type ? otherwise(type) : undefined;
  if (why !== undefined) return [skipped(why)];
  const id = numbers(...conversation, from, at);
  const [text, files] = [textIn(read.data), attachments?.length];
  const edited = edit_at || undefined;
  return messagesOf({ conversation, id, from, at, edited, text, files }, { file, record });
};

/** Where posts were written; undefined if the first does not say so. */
const placed: Readonly<Record<string, (value: unknown) => Placed | undefined>> = {
  post: (value) => {
    const { data } = inChannel.safeParse(value);
    return (
      data && { conversation: ["channel", data.team, data.channel], replies: data.replies ?? [] }
    );
  },
  direct_post: (value) => {
    const { data } = direct.safeParse(value);
    const members = [...(data?.channel_members ?? [])].sort();
    return data && { conversation: ["direct", ...members], replies: data.replies ?? [] };
  },
};

/** A post and its replies. */
const postsIn = (value: unknown, place: Placed, record: string, within: Within): Found[] =>
  [value, ...place.replies].flatMap((each, index) => {
    if (place.conversation.length === 1) return [skipped("does not say between whom it was")];
    const which = index === 0 ? record : `${record}, reply ${index}`;
    return foundIn(each, which, place.conversation, within);
  });

const lineSchema = z.looseObject({ type: z.string() });

const inLine = (value: unknown, origin: Recorded, numbers: Numbering): Found[] => {
  const { data } = lineSchema.safeParse(value);
  if (data !== undefined && others.test(data.type)) return [recognised];
  const post = data?.[data.type];
  const place = placed[data?.type ?? ""]?.(post);
  if (place === undefined) return [notKnown(origin)];
  const within = { file: origin.file, numbers };
  return [recognised, ...postsIn(post, place, origin.record, within)];
};

/** What people had uploaded lies in a folder of its own. */
const isExport = ({ name }: Entry): boolean =>
  /\.jsonl$/i.test(name) && !/(?:^|\/)data\//.test(name);

/** Reads the export's JSONL file; never a file that somebody had uploaded. */
export const mattermost: Reader = {
  lookedFor: "a JSONL file of Mattermost's bulk export, with posts",
  async *read({ entries }, reading) {
    const numbers = numbering();
    for (const entry of entries.filter(isExport)) {
      yield* recordsByLine(entry, reading.meter, (value, origin) => inLine(value, origin, numbers));
    }
  },
};
