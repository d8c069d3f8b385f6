import { dynamodbClient } from "../adapters/clients.ts";
import { userPath } from "../domain/profile.ts";
import { tenantRoute } from "../middleware/api.ts";
import { lambda, type Run } from "../runtime.ts";
import { profilesIn } from "../wiring/profiles.ts";
import { readUser } from "./read-user.ts";

/** `GET /v1/apps/{appId}/users/{userId}`: the profile, until the instant it expires. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports = profilesIn(run, client);
  return tenantRoute(run, client, { path: userPath }, async ({ tenant, path, now }) => ({
    status: 200,
    body: await readUser(ports, tenant, path.userId, now),
  }));
};

export const handler = lambda(create);
