/** A message that Tencent says was changed where it was written. */
import { keepingFor, type Tenant } from "../domain/app.ts";
import { isReadable } from "../domain/keeping.ts";
import type { Message } from "../domain/message.ts";
import { partitionFrom } from "../domain/partition.ts";
import { rewrite } from "../steps/chat/rewrite.ts";
import { admit } from "../steps/chat/save-messages.ts";
import { isUnder, opened } from "../steps/sealing/sealed.ts";
import { digestsOf, meantBy, type Named } from "./meant.ts";
import type { ReceivingMessages } from "./messages.ts";

type Content = Pick<Message, "text" | "elements" | "cloudCustomData">;

/** Changes a message's content; one that is not there, or not to be read any more, is not changed. */
export const changeMessage = async (
  ports: ReceivingMessages,
  tenant: Tenant,
  named: Named,
  content: Content,
  now: number,
): Promise<void> => {
  const { holder, keys } = ports.chat;
  const keeping = keepingFor(tenant, "messages");
  if (keeping.kind === "none") return;
  admit(tenant, [content]);
  const digests = await digestsOf(ports.chat, tenant.app, named);
  const found = await meantBy(ports, tenant, named, digests, now);
  const place = found && { partition: partitionFrom(found.pk), sk: found.sk };
  const stored = place && (await holder.records.get(place));
  const vault = await keys.vault(tenant, "messages");
  if (stored === undefined || stored.recalled || !isUnder(vault, stored)) return;
  if (!isReadable(stored, keeping, now)) return;
  const { text, elements, cloudCustomData, details, ...rest } = opened<
    Message & { readonly details?: unknown }
  >(vault, stored);
  const rewriting = { holder, vault, keeping, now };
  if (!(await rewrite(rewriting, stored, { ...rest, ...content })))
    throw new Error("The message has changed");
};
