import { S3Client } from "@aws-sdk/client-s3";
import { dynamodbClient } from "../adapters/clients.ts";
import { s3SizesOf } from "../adapters/s3-sizes.ts";
import { mayCall, originsOf } from "../domain/destination.ts";
import { plainRequest } from "../domain/requests/plain-request.ts";
import { tenantRoute } from "../middleware/api.ts";
import { limiterIn } from "../middleware/limiter.ts";
import { within } from "../middleware/queue.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { holdersIn } from "../wiring/holders.ts";
import { joinedIn } from "../wiring/joined.ts";
import { keysIn } from "../wiring/keys.ts";
import { type Previewing, previewRequest } from "./preview-request.ts";

/** A search gives up before the function's time-out, and long before API Gateway's. */
const mostMs = 6_000;

/** What a preview needs of AWS. */
export const portsIn = (run: Run): Previewing => {
  const client = dynamodbClient();
  return {
    keys: keysIn(run, client),
    joined: joinedIn(run),
    holders: holdersIn(run, client),
    sizes: s3SizesOf(new S3Client({}), run.setting(variables.bucket)),
  };
};

/** `POST /v1/apps/{appId}/deletion-requests/preview`: what a request would do; it takes the same body, and does nothing. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports = portsIn(run);
  const body = plainRequest(mayCall(originsOf(run.setting(variables.trustedOrigins))));
  const spec = { body, limiter: limiterIn(run, client) };
  return tenantRoute(run, client, spec, async (call) => ({
    status: 200,
    body: await previewRequest(
      ports,
      call.tenant,
      call.body,
      call.now,
      within(mostMs, () => true),
    ),
  }));
};

export const handler = lambda(create);
