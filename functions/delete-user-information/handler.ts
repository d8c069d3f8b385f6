import { S3Client } from "@aws-sdk/client-s3";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbLedger } from "../adapters/dynamodb-ledger.ts";
import { dynamodbNote } from "../adapters/dynamodb-note.ts";
import { s3Media } from "../adapters/s3-media.ts";
import { heldReply } from "../domain/holds.ts";
import { userPath } from "../domain/profile.ts";
import { tenantRoute } from "../middleware/api.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { holderIn, tableOf } from "../wiring/holders.ts";
import { keysIn } from "../wiring/keys.ts";
import { deleteUser } from "./delete-user.ts";

/** `DELETE /v1/apps/{appId}/users/{userId}`: 204, whether or not there was a profile; 202 if a law holds it. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ledger = dynamodbLedger(client, tableOf(run, "ledger"));
  const note = dynamodbNote(client, tableOf(run, "receipt-drafts"));
  const media = s3Media(new S3Client({}), run.setting(variables.bucket));
  const holder = holderIn(run, client, "userInformation", media);
  const ports = { holder, keys: keysIn(run, client), ledger, note };
  return tenantRoute(run, client, { path: userPath }, async ({ tenant, path, now }) => {
    const outcome = await deleteUser(ports, tenant, path.userId, now);
    return outcome === "held" ? { status: 202, body: heldReply } : { status: 204 };
  });
};

export const handler = lambda(create);
