import { SQSClient } from "@aws-sdk/client-sqs";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbHolds } from "../adapters/dynamodb-holds.ts";
import { sqsQueue } from "../adapters/sqs-queue.ts";
import { tenantRoute } from "../middleware/api.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { holdPath } from "../steps/holds/named.ts";
import { tableOf } from "../wiring/holders.ts";
import { type LiftingHold, liftHold } from "./lift-hold.ts";

/** `DELETE /v1/apps/{appId}/holds/{holdId}`: 202, with whether two people want it by now (DA-5.law). */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports: LiftingHold = {
    store: dynamodbHolds(client, { apps: tableOf(run, "apps"), holds: tableOf(run, "holds") }),
    queue: sqsQueue(new SQSClient({}), run.setting(variables.holdsQueue)),
  };
  return tenantRoute(run, client, { ofStatus: true, path: holdPath }, async (call) => {
    const { state } = await liftHold(ports, call.path, call.actor, call.now);
    return { status: 202, body: { state: state === "lifting" ? state : "second-person-needed" } };
  });
};

export const handler = lambda(create);
