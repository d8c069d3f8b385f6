import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbLedger } from "../adapters/dynamodb-ledger.ts";
import { dynamodbNote } from "../adapters/dynamodb-note.ts";
import { heldReply } from "../domain/holds.ts";
import { userPath } from "../domain/profile.ts";
import { tenantRoute } from "../middleware/api.ts";
import { lambda, type Run } from "../runtime.ts";
import { tableOf } from "../wiring/holders.ts";
import { profilesIn } from "../wiring/profiles.ts";
import { deleteUser } from "./delete-user.ts";

/** `DELETE /v1/apps/{appId}/users/{userId}`: 204, whether or not there was a profile; 202 if a law holds it. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ledger = dynamodbLedger(client, tableOf(run, "ledger"));
  const note = dynamodbNote(client, tableOf(run, "receipt-drafts"));
  const ports = { ...profilesIn(run, client), ledger, note };
  return tenantRoute(run, client, { path: userPath }, async ({ tenant, path, now }) => {
    const outcome = await deleteUser(ports, tenant, path.userId, now);
    return outcome === "held" ? { status: 202, body: heldReply } : { status: 204 };
  });
};

export const handler = lambda(create);
