import { dynamodbClient } from "../adapters/clients.ts";
import { outbound } from "../adapters/outbound.ts";
import { originsOf } from "../domain/destination.ts";
import { countRefusedCallback } from "../middleware/metrics.ts";
import { worker } from "../middleware/queue.ts";
import { variables } from "../policy/names.ts";
import { lambda, type Run } from "../runtime.ts";
import { appsIn } from "../wiring/apps.ts";
import { keysIn } from "../wiring/keys.ts";
import { reportingIn, voiceIn } from "../wiring/requests.ts";
import { type Calling, callbackTask, sendCallback } from "./send-callback.ts";

/** The worker of the callbacks queue. */
export const create = (run: Run) => {
  const client = dynamodbClient();
  const { requests, callbacks } = reportingIn(run, client);
  const ports: Calling = {
    ...voiceIn(run),
    requests,
    apps: appsIn(run, client),
    keys: keysIn(run, client),
    outbound: outbound(originsOf(run.setting(variables.trustedOrigins))),
    queue: callbacks,
    refused: countRefusedCallback,
  };
  return worker(callbackTask, (task) => sendCallback(ports, task, run.now()));
};

export const handler = lambda(create);
