import { keepingFor, type Tenant } from "../domain/app.ts";
import { expiryOf } from "../domain/keeping.ts";
import { Problem } from "../domain/problem.ts";
import { type Profiles, readProfile } from "../steps/profiles/profiles.ts";

/** A person's profile. Throws "not-found" if there is none that may be read now. */
export const readUser = async (ports: Profiles, tenant: Tenant, userId: string, now: number) => {
  const record = await readProfile(ports, tenant, userId, now);
  if (record === undefined) throw new Problem("not-found");
  const expiry = expiryOf(record, keepingFor(tenant, "userInformation"));
  return {
    userId: record.userId,
    profile: record.profile,
    updatedAt: new Date(record.at).toISOString(),
    expiresAt: new Date(expiry).toISOString(),
  };
};
