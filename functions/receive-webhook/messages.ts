/** Messages that webhooks bring, and their recalls, in whatever order and however often they come (invariant 8). */
import { keepingFor, type Tenant } from "../domain/app.ts";
import type { Keeping } from "../domain/keeping.ts";
import { type Message, placeOfMessage } from "../domain/message.ts";
import { linkedMedia } from "../domain/tencent-media.ts";
import type { AppKeys, Holder, Ledger, Place, Queue, Registration } from "../ports.ts";
import { findMessage, markRecall, takeBack, wasRecalled } from "../steps/chat/recall.ts";
import { type SavingMessages, saveMessages } from "../steps/chat/save-messages.ts";
import { forward } from "../steps/forwarding/forward.ts";

export type ReceivingMessages = {
  readonly chat: SavingMessages;
  readonly ledger: Ledger;
  /** Media to fetch: of which message, and the objects that they become. */
  readonly media: Queue<{
    readonly appId: string;
    readonly place: Place;
    readonly media: readonly string[];
  }>;
};

/** A message by what Tencent calls it. */
export type Named = Pick<Message, "conversationId" | "messageId">;

type Chat = { readonly holder: Holder; readonly keys: AppKeys };

const digestsOf = async (
  { keys }: Chat,
  app: Registration,
  { conversationId, messageId }: Named,
) => {
  const { digest } = await keys.ring(app);
  return { app: app.appId, group: digest(conversationId), identity: digest(messageId) };
};

type Digests = Awaited<ReturnType<typeof digestsOf>>;

const takeBackIfThere = async (
  { chat: { holder }, ledger }: ReceivingMessages,
  { holds }: Keeping,
  digests: Digests,
  now: number,
): Promise<void> => {
  const found = await findMessage(holder, digests);
  if (found !== undefined) await takeBack({ holder, ledger, holds }, digests, found, now);
};

/** Takes a message back, or notes that it must not come. */
export const recall = async (
  ports: ReceivingMessages,
  tenant: Tenant,
  message: Named,
  now: number,
): Promise<void> => {
  const { chat } = ports;
  const digests = await digestsOf(chat, tenant.app, message);
  const keeping = keepingFor(tenant, "messages");
  await markRecall(chat.holder, digests, keeping, now);
  await takeBackIfThere(ports, keeping, digests, now);
};

const askForMedia = async (
  { chat, media }: ReceivingMessages,
  tenant: Tenant,
  message: Message,
): Promise<void> => {
  const { appId } = tenant.app;
  const { digest } = await chat.keys.ring(tenant.app);
  const place = placeOfMessage(appId, digest, message);
  const keeping = keepingFor(tenant, "messages");
  const linked = linkedMedia({ app: appId, sk: place.sk }, message.elements ?? [], keeping);
  const keys = linked.map(({ key }) => key);
  if (keys.length > 0) await media.send({ appId, place, media: keys });
};

const keep = async (
  ports: ReceivingMessages,
  tenant: Tenant,
  message: Message,
  now: number,
): Promise<void> => {
  const { chat } = ports;
  const saved = await saveMessages(chat, tenant, [message], now);
  if (saved.kind !== "stored" || saved.expired > 0) return;
  const digests = await digestsOf(chat, tenant.app, message);
  const recalled = await wasRecalled(chat.holder, digests, message.sentAt);
  await (recalled
    ? takeBackIfThere(ports, keepingFor(tenant, "messages"), digests, now)
    : askForMedia(ports, tenant, message));
};

/** What Tencent says of a message's sending: to whom it went, and whether it arrived (0). */
type Sending = {
  readonly OnlineOnlyFlag?: number | undefined;
  readonly SendMsgResult?: number | undefined;
};

/** Nobody got a message that was not delivered; one for those who are online now is not to be stored. */
export const receiveMessage = async (
  ports: ReceivingMessages,
  tenant: Tenant,
  message: Message,
  { OnlineOnlyFlag, SendMsgResult = 0 }: Sending,
  now: number,
): Promise<void> => {
  if (SendMsgResult !== 0) return;
  if (OnlineOnlyFlag !== 1) return keep(ports, tenant, message, now);
  await forward(ports.chat.outbound, tenant, { type: "messages", messages: [message] });
};
