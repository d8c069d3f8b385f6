import { keepingFor, type Tenant } from "../domain/app.ts";
import { expiryOf, type Keeping } from "../domain/keeping.ts";
import type { Medium } from "../domain/media.ts";
import type { Message } from "../domain/message.ts";
import type { OrderedPaging } from "../domain/paging.ts";
import type { AppKeys, Holder, Links, Stored, Vault } from "../ports.ts";
import { readPage } from "../steps/retention/read-page.ts";
import { showPage } from "../steps/retention/show-page.ts";
import { opened } from "../steps/sealing/sealed.ts";

export type ReadingMessages = {
  readonly holder: Holder;
  readonly keys: AppKeys;
  readonly links: Links;
};

type Content = Message & { readonly details?: readonly Medium[] };
type Showing = { readonly links: Links; readonly vault: Vault };

const mediaView = async (
  { links, vault }: Showing,
  details: readonly Medium[],
  remainingMs: number,
) =>
  Promise.all(
    details.map(async ({ key, etag, ...medium }) => ({
      ...medium,
      ...(await links.download(key, vault.keyOfObject(key), remainingMs, etag)),
    })),
  );

const messageView = async (showing: Showing, record: Stored, keeping: Keeping, now: number) => {
  const expiry = expiryOf(record, keeping);
  const content = opened<Content>(showing.vault, record);
  const { messageId, partOf, from, editedAt, text, elements, cloudCustomData, details } = content;
  return {
    messageId,
    ...(partOf === undefined ? {} : { partOf }),
    from,
    sentAt: new Date(record.at).toISOString(),
    ...(editedAt === undefined ? {} : { editedAt: new Date(editedAt).toISOString() }),
    ...(text === undefined ? {} : { text }),
    ...(elements === undefined ? {} : { elements }),
    ...(cloudCustomData === undefined ? {} : { cloudCustomData }),
    ...(details === undefined ? {} : { media: await mediaView(showing, details, expiry - now) }),
    expiresAt: new Date(expiry).toISOString(),
  };
};

/** A page of a conversation; links to media end with their message. */
export const readMessages = async (
  { holder, keys, links }: ReadingMessages,
  tenant: Tenant,
  conversationId: string,
  { limit, cursor, order }: OrderedPaging,
  now: number,
) => {
  const app = tenant.app.appId;
  const keeping = keepingFor(tenant, "messages");
  if (keeping.kind === "none") return { messages: [] };
  const [ring, vault] = await Promise.all([keys.ring(tenant.app), keys.vault(tenant, "messages")]);
  const group = ring.digest(conversationId);
  const { keyId } = vault;
  const reading = { app, group, limit, cursor, keyId, descending: order === "desc" };
  const page = await readPage(holder, reading, keeping, now);
  const view = (one: Stored) => messageView({ links, vault }, one, keeping, now);
  const { items, next } = await showPage(page, view);
  return { messages: items, ...(next === undefined ? {} : { next }) };
};
