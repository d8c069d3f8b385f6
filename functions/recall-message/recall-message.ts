import { keepingFor, type Tenant } from "../domain/app.ts";
import { isReadable } from "../domain/keeping.ts";
import { isPart, type Message } from "../domain/message.ts";
import { Problem } from "../domain/problem.ts";
import type { AppKeys, FindNamed, Found, Holder, Ledger } from "../ports.ts";
import { findMessages, takeBack } from "../steps/chat/recall.ts";

type Named = Pick<Message, "conversationId" | "messageId" | "partOf">;

export type Recalling = {
  readonly holder: Holder;
  readonly findNamed: FindNamed;
  readonly keys: AppKeys;
  readonly ledger: Ledger;
};

/**
 * Takes back all that bears an id with its further parts, or one part alone if its whole is named too, or what a law holds of it, from its readers alone. Throws "not-found" if there is none
 * that may be read now.
 */
export const recallMessage = async (
  { holder, findNamed, keys, ledger }: Recalling,
  tenant: Tenant,
  { conversationId, messageId, partOf }: Named,
  now: number,
): Promise<"recalled" | "held"> => {
  const { digest } = await keys.ring(tenant.app);
  const conversation = {
    app: tenant.app.appId,
    group: digest(conversationId),
    identity: digest(partOf ?? messageId),
  };
  const keeping = keepingFor(tenant, "messages");
  const found = await findMessages(holder, findNamed, conversation, now);
  const isMeant = (one: Found) => partOf === undefined || isPart(one, digest(messageId));
  const bearers = found.filter((one) => isMeant(one) && isReadable(one, keeping, now));
  if (bearers.length === 0) throw new Problem("not-found");
  const ports = { holder, ledger, holds: keeping.holds };
  const outcomes: ("recalled" | "held")[] = [];
  for (const one of bearers) outcomes.push(await takeBack(ports, conversation, one, now));
  return outcomes.includes("held") ? "held" : "recalled";
};
