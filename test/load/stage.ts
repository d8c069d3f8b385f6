/** The real handlers in this process, the benchmarks' stand-in for DynamoDB below them, and queues that are handed out here. */
import { platform } from "../model/platform.ts";
import type { Named } from "../support/tap/calls.ts";
import { dynamodbStandIn } from "../support/tap/stand-in.ts";
import { openTap } from "../support/tap/tap.ts";
import { iso } from "../support/verbs.ts";
import { start, type World, world } from "../support/world.ts";

export type Stage = Awaited<ReturnType<typeof setStage>>;

const batch = 100;

export const setStage = async () => {
  let w: World | undefined;
  const queues = platform(() => w?.clock.now ?? start);
  const tap = openTap(queues.took, dynamodbStandIn());
  w = await world();
  queues.serve(w);
  const own = w;

  const save = async (app: string, from: number, to: (place: number) => object) => {
    const messages = Array.from({ length: batch }, (_, place) => to(from + place));
    const { status } = await own.call("save-messages", { app, body: { messages } });
    if (status !== 200) throw new Error(`A batch was answered with ${status}`);
  };

  return {
    ...{ w: own, queues, close: tap.close },
    /** What was said to AWS while something ran. */
    callsOf: async <T>(run: () => Promise<T>): Promise<{ result: T; calls: readonly Named[] }> => {
      tap.heard();
      const result = await run();
      return { result, calls: tap.heard() };
    },
    /** Stores so many messages, as many a conversation's day. */
    fill: async (
      app: string,
      messages: number,
      { rooms, days }: { readonly rooms: number; readonly days: number },
    ): Promise<void> => {
      const now = own.clock.now;
      const each = (86_400_000 * days) / messages;
      const to = (place: number) => ({
        conversationId: `room ${place % rooms}`,
        messageId: `m${place}`,
        from: "alice",
        sentAt: iso(Math.floor(now - (messages - place) * each)),
        text: "hello",
      });
      for (let from = 0; from < messages; from += batch) await save(app, from, to);
      tap.heard();
    },
  };
};

/** Memory of this process that is in use (MB), the stand-in's included. */
export const megabytes = (): number => Math.round(process.memoryUsage().rss / 1_000_000);
