import { keepingFor, type Tenant } from "../../domain/app.ts";
import { ageAt, noBirthday } from "../../domain/birthday.ts";
import { looksSensitive, minimumAge } from "../../domain/gate.ts";
import { isHeld } from "../../domain/holds.ts";
import { Problem } from "../../domain/problem.ts";
import { birthdayTag, storable, type User } from "../../domain/profile.ts";
import type { Fresh, Outbound } from "../../ports.ts";
import { forward } from "../forwarding/forward.ts";
import { listPartitions, stamped } from "../retention/store.ts";
import { sealed } from "../sealing/sealed.ts";
import { keepFormer } from "./keep-former.ts";
import { type ProfileContent, type Profiles, placeOf } from "./profiles.ts";

export type Saving = Profiles & { readonly outbound: Pick<Outbound, "post"> };

/** Refuses who is too young, what is sensitive, and everything without a consent statement (DA-6). */
export const admit = ({ settings }: Tenant, user: User, now: number): void => {
  if (settings.consent === undefined) throw new Problem("consent-missing");
  const detectors = settings.configuration.sensitiveDetectors ?? [];
  const texts = Object.values(user.profile).map(String);
  if (user.sensitive === true || looksSensitive(texts, detectors)) {
    throw new Problem("sensitive-data");
  }
  const birthday = Number(user.profile[birthdayTag] ?? noBirthday);
  const ages = [user.age, birthday === noBirthday ? undefined : ageAt(birthday, now)];
  const least = minimumAge(settings.minimumAges, user.jurisdiction);
  if (ages.some((age) => age !== undefined && age < least)) {
    throw new Problem("age-below-minimum", `At least ${least}`);
  }
};

export type Saved =
  | { readonly kind: "stored"; readonly expiresAt: number }
  | { readonly kind: "passed-on"; readonly forwarded: boolean };

/** What a person is now, and since when (epoch ms). */
export type Change = { readonly userId: string; readonly user: User; readonly at: number };

/** Stores a person's profile as its caller writes it, or passes it on if the app opted out. */
export const storeProfile = async (
  ports: Saving,
  tenant: Tenant,
  { userId, user, at }: Change,
  now: number,
  write: (record: Fresh) => Promise<void>,
): Promise<Saved> => {
  admit(tenant, user, now);
  const profile = storable(user.profile);
  const keeping = keepingFor(tenant, "userInformation");
  if (keeping.kind === "none") {
    const event = { type: "user-information", userId, profile: user.profile } as const;
    return { kind: "passed-on", forwarded: await forward(ports, tenant, event, now) };
  }
  const [place, vault] = await Promise.all([
    placeOf(ports, tenant.app, userId),
    ports.keys.vault(tenant, "userInformation"),
  ]);
  const content: ProfileContent = { userId, profile };
  const fresh = stamped([sealed(vault, { ...place, at, content })], keeping, now);
  await listPartitions(ports.holder.directory, fresh, now);
  if (isHeld(keeping.holds, place.partition)) await keepFormer(ports, tenant, userId, vault, now);
  for (const record of fresh) await write(record);
  return { kind: "stored", expiresAt: at + keeping.ms };
};

/** Stores a person's profile in place of what was there before, or passes it on if the app opted out. */
export const saveProfile = (
  ports: Saving,
  tenant: Tenant,
  userId: string,
  user: User,
  now: number,
): Promise<Saved> => {
  const { replace } = ports.holder.records;
  return storeProfile(ports, tenant, { userId, user, at: now }, now, replace);
};
