import { pages } from "../domain/pages.ts";
import type { Queue, RequestTask, WaitingRequests } from "../ports.ts";
import type { Apart } from "../steps/batches/apart.ts";

export type SweepingRequests = {
  readonly waiting: WaitingRequests;
  readonly queue: Queue<RequestTask>;
};

/**
 * Passes on every request that is due to be looked at; answers how many open ones are near their deadline, which is
 * not known if a shard could not be read.
 */
export const sweepRequests = async (
  { waiting, queue }: SweepingRequests,
  now: number,
  apart: Apart,
): Promise<number | undefined> => {
  let near = 0;
  const isWhole = await apart.shards("requests", async (shard) => {
    for await (const page of pages((after) => waiting.waiting(shard, now, after))) {
      const again = page.filter(({ nearDeadline }) => !nearDeadline);
      near += page.length - again.length;
      await apart.each("requests passed on", again, ({ task }) => queue.send(task));
    }
  });
  return isWhole ? near : undefined;
};
