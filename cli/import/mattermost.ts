/** Mattermost's bulk export: an object a line, its posts and direct posts with their replies in them. They have no ids. */
import { createHash } from "node:crypto";
import * as z from "zod/mini";
import type { Entry } from "./entries.ts";
import { type Found, messagesOf, skipped } from "./found.ts";
import { jsonLines, type Meter } from "./read-json.ts";

const files = z.optional(z.nullable(z.array(z.unknown())));
const said = { user: z.string(), message: z.string(), create_at: z.number(), attachments: files };
const type = z.optional(z.nullable(z.string()));
const reply = z.object({ ...said, type });
const replies = z.optional(z.nullable(z.array(reply)));
const lineSchema = z.object({
  type: z.string(),
  post: z.optional(z.object({ ...said, type, replies, team: z.string(), channel: z.string() })),
  direct_post: z.optional(
    z.object({ ...said, type, replies, channel_members: z.array(z.string()) }),
  ),
});
type Said = z.infer<typeof reply>;

/** Without an id a post is who wrote what, where and when. */
const identityOf = (conversation: string, { user, message, create_at }: Said): string =>
  createHash("sha256")
    .update(JSON.stringify([conversation, user, create_at, message]))
    .digest("base64url");

const one = (conversation: string, post: Said): Found[] => {
  if (post.type) return [skipped("is the service's own: joins, headers, names")];
  const { user: from, create_at: at, message: text, attachments } = post;
  const id = identityOf(conversation, post);
  return messagesOf({ conversation, id, from, at, text, files: attachments?.length });
};

const foundIn = (value: unknown): Found[] => {
  const read = lineSchema.safeParse(value);
  if (!read.success) return [skipped("is not in a form that is known")];
  const { post, direct_post: direct } = read.data;
  const [conversation, first] = post
    ? [`${post.team}-${post.channel}`, post]
    : [`direct-${[...(direct?.channel_members ?? [])].sort().join("-")}`, direct];
  if (first === undefined) return [];
  return [first, ...(first.replies ?? [])].flatMap((each) => one(conversation, each));
};

/** Reads every JSONL file of the export; teams, channels and users are no messages and are passed over. */
export async function* readMattermost(
  entries: readonly Entry[],
  meter: Meter,
): AsyncGenerator<Found> {
  for (const entry of entries.filter(({ name }) => name.endsWith(".jsonl"))) {
    for await (const value of jsonLines(entry, meter)) yield* foundIn(value);
  }
}
