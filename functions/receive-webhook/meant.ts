/** Which of the stored messages an event of Tencent means, and what is noted for one that is not there yet. */
import type { Tenant } from "../domain/app.ts";
import type { Message } from "../domain/message.ts";
import { partitionFrom } from "../domain/partition.ts";
import { Problem } from "../domain/problem.ts";
import type { AppKeys, FindNamed, Found, Holder, Registration } from "../ports.ts";
import { findMessages } from "../steps/chat/recall.ts";
import { isUnder, opened } from "../steps/sealing/sealed.ts";

/** A message by what Tencent calls it. */
export type Named = Pick<Message, "conversationId" | "messageId" | "sourceId">;

type Chat = { readonly holder: Holder; readonly keys: AppKeys };

export const digestsOf = async (
  { keys }: Chat,
  app: Registration,
  { conversationId, messageId }: Named,
) => {
  const { digest } = await keys.ring(app);
  return { app: app.appId, group: digest(conversationId), identity: digest(messageId) };
};

export type Digests = Awaited<ReturnType<typeof digestsOf>>;

/** What their source calls some messages; nothing where it does not say, or where it cannot be read any more. */
const callNames = async (
  { holder, keys }: Chat,
  tenant: Tenant,
  found: readonly Found[],
): Promise<readonly (string | undefined)[]> => {
  const vault = await keys.vault(tenant, "messages");
  const nameOf = async (one: Found) => {
    const place = { partition: partitionFrom(one.pk), sk: one.sk };
    const stored = await holder.records.get(place);
    const opens = stored?.recalled !== true && stored !== undefined && isUnder(vault, stored);
    return opens ? opened<Message>(vault, stored).sourceId : undefined;
  };
  return Promise.all(found.map(nameOf));
};

/** Those of some messages that an event may mean: that bear the name which it says, or else none. */
const candidates = async (
  chat: Chat,
  tenant: Tenant,
  found: readonly Found[],
  sourceId: string | undefined,
): Promise<readonly Found[]> => {
  if (sourceId === undefined || found.length === 0) return found;
  const names = await callNames(chat, tenant, found);
  const called = found.filter((_, index) => names[index] === sourceId);
  return called.length > 0 ? called : found.filter((_, index) => names[index] === undefined);
};

/**
 * The one message that an event means; undefined if it is not there. Throws "ambiguous-message" if several may be meant:
 * then none of them is touched.
 */
export const meantBy = async (
  { chat, findNamed }: { readonly chat: Chat; readonly findNamed: FindNamed },
  tenant: Tenant,
  { sourceId }: Named,
  digests: Digests,
  now: number,
): Promise<Found | undefined> => {
  const found = await findMessages(chat.holder, findNamed, digests, now);
  const [one, ...others] = await candidates(chat, tenant, found, sourceId);
  if (others.length > 0) throw new Problem("ambiguous-message");
  return one;
};

/**
 * Under which digests a recall is noted for a message that may yet come, and under which a message asks for it. One that
 * Tencent calls by a name, too, is recalled by that name alone, or by a recall without any; one without a name by each.
 */
export const marksOf = async (
  { keys }: Chat,
  app: Registration,
  { messageId, sourceId }: Pick<Named, "messageId" | "sourceId">,
) => {
  const { digest } = await keys.ring(app);
  const own = digest(messageId);
  const anyName = digest(JSON.stringify([messageId]));
  if (sourceId === undefined) return { noted: [own], asked: [own, anyName] };
  const named = digest(JSON.stringify([messageId, sourceId]));
  return { noted: [named, anyName], asked: [own, named] };
};
