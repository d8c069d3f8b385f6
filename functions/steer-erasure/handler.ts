import { SQSClient } from "@aws-sdk/client-sqs";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbErasures } from "../adapters/dynamodb-erasures.ts";
import { sqsQueue } from "../adapters/sqs-queue.ts";
import { tenantRoute } from "../middleware/api.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { tableOf } from "../wiring/holders.ts";
import { erasurePath, steerErasure, steering } from "./steer-erasure.ts";

/** `PATCH /v1/apps/{appId}/erasures/{kind}`: pauses an erasure, or lets it go on; 202 with what was asked. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const sqs = new SQSClient({});
  const ports = {
    erasures: dynamodbErasures(client, tableOf(run, "erasures")),
    queues: {
      purge: sqsQueue<object>(sqs, run.setting(variables.purgeQueue)),
      settlement: sqsQueue<object>(sqs, run.setting(variables.settlementQueue)),
    },
  };
  return tenantRoute(
    run,
    client,
    { ofStatus: true, path: erasurePath, body: steering },
    async (call) => {
      const asked = { kind: call.path.kind, state: call.body.state };
      await steerErasure(ports, call.tenant.app, asked, call.now);
      return { status: 202, body: asked };
    },
  );
};

export const handler = lambda(create);
