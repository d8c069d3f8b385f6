import middy from "@middy/core";
import type { EventBridgeEvent } from "aws-lambda";
import { dynamodbClient } from "../adapters/clients.ts";
import { appsIn } from "../adapters/registry.ts";
import { lifecycleIn } from "../lifecycle/in-aws.ts";
import { lambda, type Run } from "../runtime.ts";
import { hearBilling } from "./hear-billing.ts";

/** `AppTerminated` and `AppReactivated` from a billing system, on the stack's bus. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports = { apps: appsIn(run, client), lifecycle: lifecycleIn(run, client) };
  return middy<EventBridgeEvent<string, unknown>, void>().handler((event) =>
    hearBilling(ports, event),
  );
};

export const handler = lambda(create);
