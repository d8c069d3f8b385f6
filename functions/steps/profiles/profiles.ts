import { keepingFor, type Tenant } from "../../domain/app.ts";
import { isReadable } from "../../domain/keeping.ts";
import { type Partition, wholeBucket } from "../../domain/partition.ts";
import type { Profile } from "../../domain/profile.ts";
import type { AppKeys, Found, Holder, Registration } from "../../ports.ts";

/** The one record of a person. */
const sort = "profile";

export type ProfileRecord = Found & { readonly userId: string; readonly profile: Profile };

export type Profiles = { readonly holder: Holder; readonly keys: AppKeys };

/** Where a person's record lies: under a keyed digest of the id (invariant 10). */
export const placeOf = async ({ keys }: Profiles, app: Registration, userId: string) => {
  const { digest } = await keys.ring(app);
  const partition: Partition = { app: app.appId, group: digest(userId), bucket: wholeBucket };
  return { partition, sk: sort };
};

/** A person's record as it lies there, expired or not. */
export const findProfile = async (
  ports: Profiles,
  app: Registration,
  userId: string,
): Promise<ProfileRecord | undefined> => {
  const { partition } = await placeOf(ports, app, userId);
  const { items } = await ports.holder.records.page(partition, { limit: 1 });
  return items[0] as ProfileRecord | undefined;
};

/** A person's record, if it may be read now. */
export const readProfile = async (
  ports: Profiles,
  tenant: Tenant,
  userId: string,
  now: number,
): Promise<ProfileRecord | undefined> => {
  const record = await findProfile(ports, tenant.app, userId);
  const keeping = keepingFor(tenant, "userInformation");
  return record && isReadable(record, keeping, now) ? record : undefined;
};
