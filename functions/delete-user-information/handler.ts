import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbLedger } from "../adapters/dynamodb-ledger.ts";
import { userPath } from "../domain/profile.ts";
import { tenantRoute } from "../middleware/api.ts";
import { lambda, type Run } from "../runtime.ts";
import { tableOf } from "../wiring/holders.ts";
import { profilesIn } from "../wiring/profiles.ts";
import { deleteUser } from "./delete-user.ts";

/** `DELETE /v1/apps/{appId}/users/{userId}`: 204, whether or not there was a profile. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ledger = dynamodbLedger(client, tableOf(run, "ledger"));
  const ports = { ...profilesIn(run, client), ledger };
  return tenantRoute(run, client, { path: userPath }, async ({ tenant, path, now }) => {
    await deleteUser(ports, tenant.app, path.userId, now);
    return { status: 204 };
  });
};

export const handler = lambda(create);
