import { pages } from "../domain/pages.ts";
import { dueShards } from "../policy/names.ts";
import type { Queue, RequestTask, WaitingRequests } from "../ports.ts";

export type SweepingRequests = {
  readonly waiting: WaitingRequests;
  readonly queue: Queue<RequestTask>;
};

/** Passes on every request that is due to be looked at; answers how many open ones are near their deadline. */
export const sweepRequests = async (
  { waiting, queue }: SweepingRequests,
  now: number,
): Promise<number> => {
  let near = 0;
  for (const shard of dueShards) {
    for await (const page of pages((after) => waiting.waiting(shard, now, after))) {
      const again = page.filter(({ nearDeadline }) => !nearDeadline);
      await Promise.all(again.map(({ task }) => queue.send(task)));
      near += page.length - again.length;
    }
  }
  return near;
};
