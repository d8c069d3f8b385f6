import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { events } from "../policy/names.ts";
import type { Bus } from "../ports.ts";

/** The stack's bus, which keeps no archive. */
export const eventBus = (client: EventBridgeClient, name: string): Bus => ({
  publish: async (type, detail) => {
    const { FailedEntryCount } = await client.send(
      new PutEventsCommand({
        Entries: [
          {
            EventBusName: name,
            Source: events.source,
            DetailType: type,
            Detail: JSON.stringify(detail),
          },
        ],
      }),
    );
    if (FailedEntryCount) throw new Error("EventBridge refused the event");
  },
});
