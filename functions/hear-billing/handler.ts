import middy from "@middy/core";
import type { EventBridgeEvent } from "aws-lambda";
import { dynamodbClient } from "../adapters/clients.ts";
import { logOutcome } from "../middleware/log.ts";
import { lambda, type Run } from "../runtime.ts";
import { standingIn } from "../wiring/apps.ts";
import { lifecycleIn } from "../wiring/lifecycle.ts";
import { hearBilling } from "./hear-billing.ts";

/** `AppTerminated` and `AppReactivated` from a billing system, on the stack's bus. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const ports = { standingOf: standingIn(run, client), lifecycle: lifecycleIn(run, client) };
  return middy<EventBridgeEvent<string, unknown>, void>().handler(async (event) => {
    const known = await hearBilling(ports, event, run.now());
    logOutcome("billing event", { type: event["detail-type"], known: String(known) });
  });
};

export const handler = lambda(create);
