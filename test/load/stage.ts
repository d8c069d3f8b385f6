/** The real handlers in this process, the benchmarks' stand-in for DynamoDB below them, and queues that are handed out here. */

import { tables } from "../../functions/policy/names.ts";
import { platform } from "../model/platform.ts";
import type { Named } from "../support/tap/calls.ts";
import { dynamodbStandIn } from "../support/tap/stand-in.ts";
import { openTap } from "../support/tap/tap.ts";
import { iso, rowsIn } from "../support/verbs.ts";
import { start, type World, world } from "../support/world.ts";

/** How messages lie: in so many conversations and on so many days, sent by so many people, stored so many at a time. */
type Filling = {
  readonly rooms: number;
  readonly days: number;
  readonly people?: number;
  readonly batch?: number;
  readonly from?: number;
};

export type Stage = Awaited<ReturnType<typeof setStage>>;

export const setStage = async () => {
  let w: World | undefined;
  const queues = platform(() => w?.clock.now ?? start);
  const tap = openTap(queues.took, dynamodbStandIn());
  w = await world();
  queues.serve(w);
  const own = w;

  const save = async (app: string, count: number, to: (place: number) => object) => {
    const messages = Array.from({ length: count }, (_, place) => to(place));
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
    /** The next so many calls fail at AWS; the SDK tries each of them again, five times in all. */
    trouble: (calls: number): void => {
      tap.heard();
      for (let call = 0; call < calls; call++) tap.arm({ kind: "failed", effect: "before" }, 0);
    },
    /** How many rows of apps there are, in all tables. */
    left: async (apps: readonly string[]): Promise<number> => {
      const ids = new Set(apps);
      const isOf = ({ pk }: Record<string, unknown>) =>
        String(pk)
          .split("|")
          .some((part) => ids.has(part));
      let left = 0;
      for (const table of tables) left += (await rowsIn(own, table)).filter(isOf).length;
      return left;
    },
    /** Stores so many messages, as many a conversation's day, of as many people; their ids count on from `from`. */
    fill: async (
      app: string,
      messages: number,
      { rooms, days, people = 1, batch = 100, from = 0 }: Filling,
    ): Promise<void> => {
      const now = own.clock.now;
      const each = (86_400_000 * days) / messages;
      const to = (place: number) => ({
        conversationId: `room ${place % rooms}`,
        messageId: `m${from + place}`,
        from: people === 1 ? "alice" : `person ${place % people}`,
        sentAt: iso(Math.floor(now - (messages - place) * each)),
        text: "hello",
      });
      for (let done = 0; done < messages; done += batch) {
        await save(app, batch, (place) => to(done + place));
        tap.heard();
      }
    },
    /** Works off what waits, each when it is ready; answers how many messages that were, and requests to AWS. */
    workOff: async (): Promise<{ readonly steps: number; readonly requests: number }> => {
      let [steps, requests] = [0, 0];
      for (let next = queues.waiting()[0]; next !== undefined; next = queues.waiting()[0]) {
        own.clock.now = Math.max(own.clock.now, next.readyAt);
        tap.heard();
        if (!(await queues.deliver(next, false))) throw new Error(`${next.worker} failed`);
        steps++;
        requests += tap.heard().length;
      }
      return { steps, requests };
    },
  };
};

/** Memory of this process that is in use (MB), the stand-in's included. */
export const megabytes = (): number => Math.round(process.memoryUsage().rss / 1_000_000);
