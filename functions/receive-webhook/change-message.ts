/**
 * A message that was changed where it was written: the new words take the place of the old under the old clock and
 * promise. What is held is kept as it was, beside it and for nobody to read (DA-5.law).
 */
import { keepingFor, type Tenant } from "../domain/app.ts";
import { isHeld } from "../domain/holds.ts";
import { isReadable } from "../domain/keeping.ts";
import type { Message } from "../domain/message.ts";
import { joined, partitionFrom } from "../domain/partition.ts";
import { passedOver } from "../domain/passed-over.ts";
import type { Fresh, Holder, Stored, Vault } from "../ports.ts";
import { sendAll } from "../steps/batches/packer.ts";
import { admit } from "../steps/chat/save-messages.ts";
import { isUnder, opened, sealed } from "../steps/sealing/sealed.ts";
import { digestsOf, meantBy, type Named, type ReceivingMessages } from "./messages.ts";

type Content = Pick<Message, "text" | "elements" | "cloudCustomData">;

const unreadable = (now: number) => ({ withdrawn: now, untimed: true }) as const;

/** Keeps what a message was; kept already, it stays as it is. */
const keepFormer = async (
  { records }: Holder,
  vault: Vault,
  message: Stored,
  now: number,
): Promise<void> => {
  const { at, until, terms, author, pk, sk } = message;
  const { details, ...content } = opened<Message & { readonly details?: unknown }>(vault, message);
  const place = { partition: partitionFrom(pk), sk: joined(sk, String(now).padStart(15, "0")) };
  const former = sealed(vault, { ...place, at, author, content });
  const record: Fresh = { ...former, until, terms, ...unreadable(now) };
  passedOver(await sendAll(records.add, [record]));
};

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
  const subject = { group: digests.group, author: stored.author };
  if (isHeld(keeping.holds, subject)) await keepFormer(holder, vault, stored, now);
  const { text, elements, cloudCustomData, details, ...rest } = opened<
    Message & { readonly details?: unknown }
  >(vault, stored);
  const { body } = sealed(vault, {
    ...{ partition: partitionFrom(stored.pk), sk: stored.sk, at: stored.at },
    content: { ...rest, ...content },
  });
  if (!(await holder.records.attach(stored, { body }))) throw new Error("The message has changed");
};
