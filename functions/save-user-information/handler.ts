import { dynamodbClient } from "../adapters/clients.ts";
import { outbound } from "../adapters/outbound.ts";
import { originsOf } from "../domain/destination.ts";
import { userPath, userSchema } from "../domain/profile.ts";
import { tenantRoute } from "../middleware/api.ts";
import { inUse } from "../middleware/tenant.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { type Saved, saveProfile } from "../steps/profiles/save-profile.ts";
import { profilesIn } from "../wiring/profiles.ts";

const reply = (userId: string, saved: Saved) =>
  saved.kind === "stored"
    ? { status: 200, body: { userId, expiresAt: new Date(saved.expiresAt).toISOString() } }
    : { status: 202, body: { stored: false, forwarded: saved.forwarded } };

/** `PUT /v1/apps/{appId}/users/{userId}`: 200 when stored, 202 when passed on (DA-5.opt-out). */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const trusted = originsOf(run.setting(variables.trustedOrigins));
  const ports = { ...profilesIn(run, client), outbound: outbound(trusted) };
  return tenantRoute(
    run,
    client,
    { path: userPath, body: userSchema },
    async ({ tenant, path, body, now }) => {
      inUse(tenant);
      return reply(path.userId, await saveProfile(ports, tenant, path.userId, body, now));
    },
  );
};

export const handler = lambda(create);
