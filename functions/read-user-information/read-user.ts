import { keepingFor, type Tenant } from "../domain/app.ts";
import { expiryOf } from "../domain/keeping.ts";
import { Problem } from "../domain/problem.ts";
import { findProfile, openProfile, type Profiles } from "../steps/profiles/profiles.ts";

/** A person's profile. Throws "not-found" if there is none that may be read now. */
export const readUser = async (ports: Profiles, tenant: Tenant, userId: string, now: number) => {
  const found = await openProfile(ports, tenant, await findProfile(ports, tenant.app, userId), now);
  if (found === undefined) throw new Problem("not-found");
  const expiry = expiryOf(found.record, keepingFor(tenant, "userInformation"));
  return {
    userId: found.userId,
    profile: found.profile,
    updatedAt: new Date(found.record.at).toISOString(),
    expiresAt: new Date(expiry).toISOString(),
  };
};
