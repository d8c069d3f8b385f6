import { EventBus } from "aws-cdk-lib/aws-events";
import type { Construct } from "constructs";

/** The bus to recipients and from billing. A classic one, without archive: what passes is not kept. */
export const busOf = (scope: Construct): EventBus =>
  new EventBus(scope, "Bus", { description: "chat-retention: events of apps, ids only" });
