import { keepingFor, type Tenant } from "../domain/app.ts";
import { isReadable } from "../domain/keeping.ts";
import { Problem } from "../domain/problem.ts";
import type { AppKeys, Holder, Ledger } from "../ports.ts";
import { findMessage, takeBack } from "../steps/chat/recall.ts";

type Named = { readonly conversationId: string; readonly messageId: string };

export type Recalling = {
  readonly holder: Holder;
  readonly keys: AppKeys;
  readonly ledger: Ledger;
};

/** Takes a message back, or if a law holds it, from its readers alone. Throws "not-found" if there is none that may be read now. */
export const recallMessage = async (
  { holder, keys, ledger }: Recalling,
  tenant: Tenant,
  { conversationId, messageId }: Named,
  now: number,
): Promise<"recalled" | "held"> => {
  const { digest } = await keys.ring(tenant.app);
  const conversation = {
    app: tenant.app.appId,
    group: digest(conversationId),
    identity: digest(messageId),
  };
  const found = await findMessage(holder, conversation);
  const keeping = keepingFor(tenant, "messages");
  if (found === undefined || !isReadable(found, keeping, now)) throw new Problem("not-found");
  return takeBack({ holder, ledger, holds: keeping.holds }, conversation, found, now);
};
