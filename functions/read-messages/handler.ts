import { dynamodbClient } from "../adapters/clients.ts";
import { s3LinkClient, s3Links } from "../adapters/s3-links.ts";
import { conversationPath } from "../domain/message.ts";
import { orderedPagingSchema } from "../domain/paging.ts";
import { tenantRoute } from "../middleware/api.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { holderIn } from "../wiring/holders.ts";
import { keysIn } from "../wiring/keys.ts";
import { readMessages } from "./read-messages.ts";

/** `GET /v1/apps/{appId}/conversations/{conversationId}/messages`: a page of what is readable now. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports = {
    holder: holderIn(run, client, "messages"),
    keys: keysIn(run, client),
    links: s3Links(s3LinkClient(), run.setting(variables.bucket)),
  };
  return tenantRoute(
    run,
    client,
    { path: conversationPath, query: orderedPagingSchema },
    async ({ tenant, path, query, now }) => ({
      status: 200,
      body: await readMessages(ports, tenant, path.conversationId, query, now),
    }),
  );
};

export const handler = lambda(create);
