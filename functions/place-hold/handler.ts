import { randomUUID } from "node:crypto";
import { SQSClient } from "@aws-sdk/client-sqs";
import { dynamodbClient } from "../adapters/clients.ts";
import { dynamodbHolds } from "../adapters/dynamodb-holds.ts";
import { sqsQueue } from "../adapters/sqs-queue.ts";
import { holdView } from "../domain/holds.ts";
import { tenantRoute } from "../middleware/api.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { tableOf } from "../wiring/holders.ts";
import { keysIn } from "../wiring/keys.ts";
import { holdSchema, placeHold } from "./place-hold.ts";

/** `POST /v1/apps/{appId}/holds`: 201 with the hold, which is pending (DA-5.law). */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports = {
    store: dynamodbHolds(client, { apps: tableOf(run, "apps"), holds: tableOf(run, "holds") }),
    keys: keysIn(run, client),
    queue: sqsQueue<{ readonly appId: string }>(
      new SQSClient({}),
      run.setting(variables.holdsQueue),
    ),
    newId: randomUUID,
  };
  return tenantRoute(run, client, { ofStatus: true, body: holdSchema }, async (call) => ({
    status: 201,
    body: holdView(await placeHold(ports, call.tenant, call.body, call.actor, call.now)),
  }));
};

export const handler = lambda(create);
