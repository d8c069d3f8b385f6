import { keepingFor, type Tenant } from "../../domain/app.ts";
import { isReadable } from "../../domain/keeping.ts";
import { type Partition, wholeBucket } from "../../domain/partition.ts";
import type { Profile } from "../../domain/profile.ts";
import type { AppKeys, Holder, Registration, Stored } from "../../ports.ts";
import { isUnder, opened } from "../sealing/sealed.ts";

/** The one record of a person. */
const sort = "profile";

/** What lies sealed in a person's record. */
export type ProfileContent = { readonly userId: string; readonly profile: Profile };

/** A person's record, and what it holds. */
export type ProfileRecord = ProfileContent & { readonly record: Stored };

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
): Promise<Stored | undefined> => {
  const { partition } = await placeOf(ports, app, userId);
  const { items } = await ports.holder.records.page(partition, { limit: 1 });
  return items.find(({ sk }) => sk === sort);
};

/** What a person's record holds, if it may be read now. */
export const openProfile = async (
  { keys }: Profiles,
  tenant: Tenant,
  record: Stored | undefined,
  now: number,
): Promise<ProfileRecord | undefined> => {
  const keeping = keepingFor(tenant, "userInformation");
  if (record === undefined || !isReadable(record, keeping, now)) return undefined;
  const vault = await keys.vault(tenant, "userInformation");
  return isUnder(vault, record) ? { record, ...opened<ProfileContent>(vault, record) } : undefined;
};
