/** What goes into a bundle, one piece after the other: a profile, a message, a medium. */
import type { Medium } from "../../domain/media.ts";
import type { Message } from "../../domain/message.ts";
import type { Chosen } from "../../policy/categories.ts";
import type { ReadObject, Stored, Vault } from "../../ports.ts";
import type { ProfileContent } from "../profiles/profiles.ts";
import { opened } from "../sealing/sealed.ts";

/** A piece of a bundle: an entry of its JSON, or a medium. */
export type Unit =
  | { readonly kind: "entry"; readonly entry: object }
  | { readonly kind: "medium"; readonly name: string; readonly bytes: Uint8Array };

type Content = Message & { readonly details?: readonly Medium[] };

/** The last part of a key is an id of ours; the type, which others chose, only lends its letters. */
const fileOf = ({ key, contentType }: Pick<Medium, "key" | "contentType">): string => {
  const [subtype = ""] = /[a-z0-9]+$/i.exec(contentType) ?? [];
  return `media/${key.split("/").at(-1)}.${subtype.toLowerCase() || "bin"}`;
};

const messageEntry = (record: Stored, { details = [], ...content }: Content): object => {
  const { conversationId, messageId, from, text, elements, cloudCustomData } = content;
  const media = details.map((medium) => ({
    ...{ file: fileOf(medium), kind: medium.kind },
    ...{ contentType: medium.contentType, bytes: medium.bytes },
  }));
  const sentAt = new Date(record.at).toISOString();
  const written = { conversationId, messageId, from, sentAt, text, elements, cloudCustomData };
  return media.length === 0 ? written : { ...written, media };
};

const profileEntry = (vault: Vault, record: Stored): object => {
  const { userId, profile } = opened<ProfileContent>(vault, record);
  return { userId, profile, updatedAt: new Date(record.at).toISOString() };
};

/** The pieces of a record, from one of them on: its entry comes first, then its media. */
export async function* unitsOf(
  { vault, read }: { readonly vault: Vault; readonly read: ReadObject },
  category: Chosen,
  record: Stored,
  from: number,
): AsyncGenerator<Unit | undefined> {
  if (category === "userInformation") {
    if (from === 0) yield { kind: "entry", entry: profileEntry(vault, record) };
    return;
  }
  const content = opened<Content>(vault, record);
  if (from === 0) yield { kind: "entry", entry: messageEntry(record, content) };
  for (const medium of (content.details ?? []).slice(Math.max(0, from - 1))) {
    const bytes = await read(medium.key, vault.keyOfObject(medium.key));
    yield bytes && { kind: "medium", name: fileOf(medium), bytes };
  }
}
