import { keepingFor, type Tenant } from "../domain/app.ts";
import { expiryOf, type Keeping } from "../domain/keeping.ts";
import type { Medium } from "../domain/media.ts";
import type { OrderedPaging } from "../domain/paging.ts";
import type { AppKeys, Holder, Links, Stored } from "../ports.ts";
import { readPage } from "../steps/retention/read-page.ts";

export type ReadingMessages = {
  readonly holder: Holder;
  readonly keys: AppKeys;
  readonly links: Links;
};

const mediaView = async (links: Links, details: unknown, remainingMs: number) =>
  Promise.all(
    ((details ?? []) as readonly Medium[]).map(async ({ key, ...medium }) => ({
      ...medium,
      url: await links.download(key, remainingMs),
    })),
  );

const messageView = async (links: Links, message: Stored, keeping: Keeping, now: number) => {
  const expiry = expiryOf(message, keeping);
  const { messageId, from, text, elements, cloudCustomData, details } = message;
  return {
    messageId,
    from,
    sentAt: new Date(message.at).toISOString(),
    ...(text === undefined ? {} : { text }),
    ...(elements === undefined ? {} : { elements }),
    ...(cloudCustomData === undefined ? {} : { cloudCustomData }),
    ...(details === undefined ? {} : { media: await mediaView(links, details, expiry - now) }),
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
  const group = (await keys.ring(tenant.app)).digest(conversationId);
  const keeping = keepingFor(tenant, "messages");
  const reading = { app, group, limit, cursor, descending: order === "desc" };
  const page = await readPage(holder, reading, keeping, now);
  return {
    messages: await Promise.all(page.items.map((one) => messageView(links, one, keeping, now))),
    ...(page.next === undefined ? {} : { next: page.next }),
  };
};
