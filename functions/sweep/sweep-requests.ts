import { pages } from "../domain/pages.ts";
import { isToldNow } from "../domain/told-again.ts";
import type { Queue, RequestTask, Turned, Turns, WaitingRequests } from "../ports.ts";
import type { Apart } from "../steps/batches/apart.ts";
import { beginChain } from "../steps/turns/in-turn.ts";

export type SweepingRequests = {
  readonly waiting: WaitingRequests;
  readonly queue: Queue<RequestTask & Turned>;
  readonly turns: Turns<RequestTask>;
};

/**
 * Passes on every request that is due to be looked at; answers of how many open ones that are near their deadline it is to
 * be told now, which is not known if a shard could not be read.
 */
export const sweepRequests = async (
  { waiting, queue, turns }: SweepingRequests,
  now: number,
  apart: Apart,
): Promise<number | undefined> => {
  let near = 0;
  const isWhole = await apart.shards("requests", async (shard) => {
    for await (const page of pages((after) => waiting.waiting(shard, now, after))) {
      const again = page.filter(({ nearDeadline }) => !nearDeadline);
      near += page.filter((one) => one.nearDeadline && isToldNow(one.due, now)).length;
      await apart.each("requests passed on", again, ({ task }) =>
        beginChain({ turns, name: task, now: () => now }, (turned) =>
          queue.send({ ...task, ...turned }),
        ),
      );
    }
  });
  return isWhole ? near : undefined;
};
