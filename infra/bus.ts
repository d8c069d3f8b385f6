import { EventBus } from "aws-cdk-lib/aws-events";
import type { Construct } from "constructs";

/** What is told to recipients and stores, and answered by them; and what billing commands. */
export type Buses = { readonly bus: EventBus; readonly commands: EventBus };

/**
 * Two ways, so that whoever may answer may not command, whatever an event says of its source. Classic buses, without
 * archive: what passes is not kept.
 */
export const busesOf = (scope: Construct): Buses => ({
  bus: new EventBus(scope, "Bus", { description: "chat-retention: events of apps, ids only" }),
  commands: new EventBus(scope, "Commands", {
    description: "chat-retention: what billing commands, ids only",
  }),
});
