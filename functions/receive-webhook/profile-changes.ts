import type * as z from "zod/mini";
import type { Tenant } from "../domain/app.ts";
import { clocked } from "../domain/clocks.ts";
import { namesOf } from "../domain/ledger/entry.ts";
import { parse } from "../domain/parse.ts";
import { passedOver } from "../domain/passed-over.ts";
import { Problem } from "../domain/problem.ts";
import { type Profile, profileSchema } from "../domain/profile.ts";
import type { ErasedUntil, Fresh, SwapProfile } from "../ports.ts";
import {
  findProfile,
  openProfile,
  type ProfileRecord,
  placeOf,
} from "../steps/profiles/profiles.ts";
import { type Saving, storeProfile } from "../steps/profiles/save-profile.ts";
import type { profileChange } from "./events.ts";

export type ReceivingProfiles = Saving & {
  readonly swap: SwapProfile;
  readonly erasedUntil: ErasedUntil;
};

type ProfileChange = z.infer<typeof profileChange>;

/** The tags that are acceptable; Tencent may know others. */
const changesOf = ({ ProfileItem }: ProfileChange): Profile =>
  Object.fromEntries(
    ProfileItem.flatMap(({ Tag, Value }) => {
      const one = profileSchema.safeParse({ [Tag]: Value });
      return one.success ? Object.entries(one.data) : [];
    }),
  );

/** A change that comes late adds what is missing and turns nothing back. */
const merge = (before: ProfileRecord | undefined, changes: Profile, changedAt: number) => {
  const isLate = before !== undefined && changedAt < before.record.at;
  const merged = isLate ? { ...changes, ...before.profile } : { ...before?.profile, ...changes };
  return { profile: parse(profileSchema, merged), at: isLate ? before.record.at : changedAt };
};

/** Until when what was known of a person was erased (epoch ms), if it was. */
const erasedOf = async (
  ports: ReceivingProfiles,
  { app }: Tenant,
  userId: string,
  now: number,
): Promise<number> => {
  const { group } = (await placeOf(ports, app, userId)).partition;
  const until = await ports.erasedUntil(app.appId, namesOf("userInformation", { group }), now);
  return Math.max(...until.values());
};

/** Merges a change into what is there now; false if that has changed before the result was written. */
const attempt = async (
  ports: ReceivingProfiles,
  tenant: Tenant,
  change: ProfileChange,
  now: number,
): Promise<boolean> => {
  const userId = change.From_Account;
  const changedAt = clocked("tencentProfile", change.EventTime ?? now, now);
  const erased = await erasedOf(ports, tenant, userId, now);
  if (changedAt <= erased) throw new Problem("erased-person");
  const found = await findProfile(ports, tenant.app, userId);
  const isErased = found !== undefined && found.at <= erased;
  const before = isErased ? undefined : await openProfile(ports, tenant, found, now);
  const { profile, at } = merge(before, changesOf(change), changedAt);
  let written = true;
  const write = async (record: Fresh) => {
    written = await ports.swap(found, record);
  };
  // What is not stored is forwarded, and that is all there is to do.
  passedOver(await storeProfile(ports, tenant, { userId, user: { profile }, at }, now, write));
  return written;
};

/** Each attempt that fails has let another change through, and a person makes few at a time. */
const attempts = 20;

/**
 * Merges a change into what is known of a person; the clock is the time of the last change. Changes may come
 * late, again or at the same time (invariant 8): none loses what another brought.
 */
export const receiveProfile = async (
  ports: ReceivingProfiles,
  tenant: Tenant,
  change: ProfileChange,
  now: number,
): Promise<void> => {
  for (let tried = 0; tried < attempts; tried++) {
    if (await attempt(ports, tenant, change, now)) return;
  }
  throw new Error("The profile changed meanwhile, again and again");
};
