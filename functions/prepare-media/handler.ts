import { dynamodbClient } from "../adapters/clients.ts";
import { s3LinkClient, s3Links } from "../adapters/s3-links.ts";
import { tenantRoute } from "../middleware/api.ts";
import { inUse } from "../middleware/tenant.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { uploadsIn } from "../wiring/budgets.ts";
import { holderIn } from "../wiring/holders.ts";
import { keysIn } from "../wiring/keys.ts";
import { mediaSchema, prepareMedia } from "./prepare-media.ts";

/** `POST /v1/apps/{appId}/media`: 201 with a link to upload to, or 409 "not-stored", "too-many-open". */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports = {
    holder: holderIn(run, client, "messages"),
    keys: keysIn(run, client),
    uploads: uploadsIn(run, client),
    links: s3Links(s3LinkClient(), run.setting(variables.bucket)),
  };
  return tenantRoute(run, client, { body: mediaSchema }, async ({ tenant, body, now }) => {
    inUse(tenant);
    return { status: 201, body: await prepareMedia(ports, tenant, body, now) };
  });
};

export const handler = lambda(create);
