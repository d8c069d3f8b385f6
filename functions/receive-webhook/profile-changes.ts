import type * as z from "zod/mini";
import type { Tenant } from "../domain/app.ts";
import { clockOf } from "../domain/message.ts";
import { parse } from "../domain/parse.ts";
import { type Profile, profileSchema } from "../domain/profile.ts";
import { readProfile } from "../steps/profiles/profiles.ts";
import { type Saving, saveProfile } from "../steps/profiles/save-profile.ts";
import type { profileChange } from "./events.ts";

type ProfileChange = z.infer<typeof profileChange>;

/** The tags that are acceptable; Tencent may know others. */
const changesOf = ({ ProfileItem }: ProfileChange): Profile =>
  Object.fromEntries(
    ProfileItem.flatMap(({ Tag, Value }) => {
      const one = profileSchema.safeParse({ [Tag]: Value });
      return one.success ? Object.entries(one.data) : [];
    }),
  );

/**
 * Merges a change into what is known of a person; the clock is the time of the last change. One that comes
 * late, or again, adds what is missing and turns nothing back (invariant 8).
 */
export const receiveProfile = async (
  ports: Saving,
  tenant: Tenant,
  change: ProfileChange,
  now: number,
): Promise<void> => {
  const changes = changesOf(change);
  const before = await readProfile(ports, tenant, change.From_Account, now);
  const changedAt = clockOf(change.EventTime ?? now, now);
  const isLate = before !== undefined && changedAt < before.at;
  const merged = isLate ? { ...changes, ...before.profile } : { ...before?.profile, ...changes };
  const profile = parse(profileSchema, merged);
  const at = isLate ? before.at : changedAt;
  await saveProfile(ports, tenant, change.From_Account, { profile }, now, at);
};
