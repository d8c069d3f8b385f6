import { S3Client } from "@aws-sdk/client-s3";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbLedger } from "../adapters/dynamodb-ledger.ts";
import { dynamodbNamed } from "../adapters/dynamodb-named.ts";
import { s3Media } from "../adapters/s3-media.ts";
import { heldReply } from "../domain/holds.ts";
import { messagePath, partQuery } from "../domain/message.ts";
import { tenantRoute } from "../middleware/api.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { holderIn, tableOf } from "../wiring/holders.ts";
import { keysIn } from "../wiring/keys.ts";
import { recallMessage } from "./recall-message.ts";

/** `DELETE …/conversations/{conversationId}/messages/{messageId}`: 204, 202 if a law holds it, or 404 if there is no such message. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const media = s3Media(new S3Client({}), run.setting(variables.bucket));
  const ports = {
    holder: holderIn(run, client, "messages", media),
    findNamed: dynamodbNamed(client, tableOf(run, "messages")),
    keys: keysIn(run, client),
    ledger: dynamodbLedger(client, tableOf(run, "ledger")),
  };
  const spec = { path: messagePath, query: partQuery };
  return tenantRoute(run, client, spec, async ({ tenant, path, query, now }) => {
    const outcome = await recallMessage(ports, tenant, { ...path, ...query }, now);
    return outcome === "held" ? { status: 202, body: heldReply } : { status: 204 };
  });
};

export const handler = lambda(create);
