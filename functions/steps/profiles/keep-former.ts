import type { Tenant } from "../../domain/app.ts";
import { joined } from "../../domain/partition.ts";
import { passedOver } from "../../domain/passed-over.ts";
import type { Fresh, Vault } from "../../ports.ts";
import { sendAll } from "../batches/packer.ts";
import { isUnder, opened, sealed } from "../sealing/sealed.ts";
import { findProfile, type ProfileContent, type Profiles, placeOf } from "./profiles.ts";

/**
 * What is held of a person must not be overwritten (DA-5.law): what the record was before a change is kept beside it,
 * for nobody to read. Sealed anew, since a body opens at its own place alone. Throws if it cannot be kept: then nothing
 * is overwritten.
 */
export const keepFormer = async (
  ports: Profiles,
  { app }: Tenant,
  userId: string,
  vault: Vault,
  now: number,
): Promise<void> => {
  const found = await findProfile(ports, app, userId);
  if (found === undefined || !isUnder(vault, found)) return;
  const { at, until, terms } = found;
  const { partition, sk } = await placeOf(ports, app, userId);
  const place = { partition, sk: joined(sk, String(at).padStart(15, "0")) };
  const former = sealed(vault, { ...place, at, content: opened<ProfileContent>(vault, found) });
  const record: Fresh = { ...former, until, terms, withdrawn: now, untimed: true };
  // One that is there already stays as it is.
  passedOver(await sendAll(ports.holder.records.add, [record]));
};
