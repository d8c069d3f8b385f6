/**
 * A message that was changed where it was written: the new words take the place of the old under the old clock and
 * promise. What is held is kept as it was, beside it and for nobody to read (DA-5.law).
 */
import { createHash } from "node:crypto";
import { isHeld } from "../../domain/holds.ts";
import type { Keeping } from "../../domain/keeping.ts";
import type { Message } from "../../domain/message.ts";
import { joined, partitionFrom } from "../../domain/partition.ts";
import { passedOver } from "../../domain/passed-over.ts";
import type { Fresh, Holder, Stored, Vault } from "../../ports.ts";
import { sendAll } from "../batches/packer.ts";
import { opened, sealed } from "../sealing/sealed.ts";

export type Rewriting = {
  readonly holder: Holder;
  readonly vault: Vault;
  readonly keeping: Keeping;
  /** Epoch ms. */
  readonly now: number;
};

/** Where a version is kept: by when it went, and by what lay there, since two may go in one instant. */
const formerPlace = ({ pk, sk, body }: Stored, now: number) => {
  const version = createHash("sha256")
    .update(body as Uint8Array)
    .digest("base64url")
    .slice(0, 8);
  return {
    partition: partitionFrom(pk),
    sk: joined(sk, `${String(now).padStart(15, "0")}-${version}`),
  };
};

/** Keeps what a message was; kept already, it stays as it is. */
const keepFormer = async ({ holder, vault, now }: Rewriting, message: Stored): Promise<void> => {
  const { at, until, terms, author } = message;
  const { details, ...content } = opened<Message & { readonly details?: unknown }>(vault, message);
  const former = sealed(vault, { ...formerPlace(message, now), at, author, content });
  const record: Fresh = { ...former, until, terms, withdrawn: now, untimed: true };
  passedOver(await sendAll(holder.records.add, [record]));
};

/** Puts content in the place of a message's; false if somebody has changed or taken it meanwhile. */
export const rewrite = async (
  ports: Rewriting,
  stored: Stored,
  content: Readonly<Record<string, unknown>>,
): Promise<boolean> => {
  const { holder, vault, keeping } = ports;
  const { pk, sk, at, author } = stored;
  const partition = partitionFrom(pk);
  if (isHeld(keeping.holds, { group: partition.group, author })) await keepFormer(ports, stored);
  const { body } = sealed(vault, { partition, sk, at, content });
  return holder.records.attach(stored, { body }, { body: stored.body });
};
