/** Messages that webhooks bring, and their recalls, in whatever order and however often they come (invariant 8). */
import { keepingFor, type Tenant } from "../domain/app.ts";
import { clocked } from "../domain/clocks.ts";
import { type Message, placeOfMessage } from "../domain/message.ts";
import { passedOver } from "../domain/passed-over.ts";
import { Problem } from "../domain/problem.ts";
import { linkedMedia } from "../domain/tencent-media.ts";
import type { FindNamed, Ledger, Place, Queue } from "../ports.ts";
import { markRecall, takeBack, wasRecalled } from "../steps/chat/recall.ts";
import { type SavingMessages, saveMessages } from "../steps/chat/save-messages.ts";
import { forward } from "../steps/forwarding/forward.ts";
import { type Digests, digestsOf, marksOf, meantBy, type Named } from "./meant.ts";

export type ReceivingMessages = {
  readonly chat: SavingMessages;
  readonly findNamed: FindNamed;
  readonly ledger: Ledger;
  /** Media to fetch: of which message, and the objects that they become. */
  readonly media: Queue<{
    readonly appId: string;
    readonly place: Place;
    readonly media: readonly string[];
  }>;
};

const takeBackIfThere = async (
  ports: ReceivingMessages,
  tenant: Tenant,
  message: Named,
  digests: Digests,
  now: number,
): Promise<void> => {
  const found = await meantBy(ports, tenant, message, digests, now);
  const { holds } = keepingFor(tenant, "messages");
  const taking = { holder: ports.chat.holder, ledger: ports.ledger, holds };
  if (found !== undefined) await takeBack(taking, digests, found, now);
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
  const { noted } = await marksOf(chat, tenant.app, message);
  for (const identity of noted) {
    await markRecall(chat.holder, { ...digests, identity }, keeping, now);
  }
  await takeBackIfThere(ports, tenant, message, digests, now);
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
  const { partition, sk } = place;
  const linked = linkedMedia({ app: appId, sk }, message.elements ?? [], keeping);
  const keys = linked.map(({ key }) => key);
  if (keys.length > 0) await media.send({ appId, place: { partition, sk }, media: keys });
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
  const { asked } = await marksOf(chat, tenant.app, message);
  const marks = asked.map((identity) => ({ ...digests, identity }));
  const recalled = await Promise.all(
    marks.map((one) => wasRecalled(chat.holder, one, message.sentAt)),
  );
  if (recalled.includes(true)) {
    return takeBackIfThere(ports, tenant, message, digests, now);
  }
  if (saved.differing.length > 0) throw new Problem("message-conflict");
  await askForMedia(ports, tenant, message);
};

/** What Tencent says of a message's sending: to whom it went, and whether it arrived (0). */
type Sending = {
  readonly OnlineOnlyFlag?: number | undefined;
  readonly SendMsgResult?: number | undefined;
};

/**
 * Nobody got a message that was not delivered; one for those who are online now is not to be stored. Throws "invalid-input"
 * for one that is to come.
 */
export const receiveMessage = async (
  ports: ReceivingMessages,
  tenant: Tenant,
  message: Message,
  { OnlineOnlyFlag, SendMsgResult = 0 }: Sending,
  now: number,
): Promise<void> => {
  if (SendMsgResult !== 0) return;
  clocked("tencentMessage", message.sentAt, now);
  if (OnlineOnlyFlag !== 1) return keep(ports, tenant, message, now);
  // Nothing is kept, and so nothing is tried again.
  const event = { type: "messages", messages: [message] } as const;
  passedOver(await forward(ports.chat, tenant, event, now));
};
