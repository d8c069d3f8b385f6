import { pages } from "../domain/pages.ts";
import { isToldNow } from "../domain/told-again.ts";
import type {
  Queue,
  RequestTask,
  Turned,
  Turns,
  WaitingRequest,
  WaitingRequests,
} from "../ports.ts";
import type { Apart } from "../steps/batches/apart.ts";
import { beginChain } from "../steps/turns/in-turn.ts";

export type SweepingRequests = {
  readonly waiting: WaitingRequests;
  readonly queue: Queue<RequestTask & Turned>;
  readonly turns: Turns<RequestTask>;
};

/** Of an app's requests that are near their deadline: since when the first is (epoch ms), and how many there are. */
type Near = { readonly since: number; readonly requests: number };

/** An app is told of as one, once a day: however many requests it has, it cannot make the alarm ring more often. */
const toldOf = (apps: Iterable<Near>, now: number): number =>
  [...apps].reduce((sum, { since, requests }) => sum + (isToldNow(since, now) ? requests : 0), 0);

/**
 * Passes on every request that is due to be looked at; answers of how many open ones that are near their deadline it is to
 * be told now, which is not known if a shard could not be read.
 */
export const sweepRequests = async (
  { waiting, queue, turns }: SweepingRequests,
  now: number,
  apart: Apart,
): Promise<number | undefined> => {
  const near = new Map<string, Near>();
  const note = ({ task: { appId }, due }: WaitingRequest) => {
    const { since, requests } = near.get(appId) ?? { since: due, requests: 0 };
    near.set(appId, { since: Math.min(since, due), requests: requests + 1 });
  };
  const isWhole = await apart.shards("requests", async (shard) => {
    for await (const page of pages((after) => waiting.waiting(shard, now, after))) {
      const again = page.filter(({ nearDeadline }) => !nearDeadline);
      for (const one of page.filter(({ nearDeadline }) => nearDeadline)) note(one);
      await apart.each("requests passed on", again, ({ task }) =>
        beginChain({ turns, name: task, now: () => now }, (turned) =>
          queue.send({ ...task, ...turned }),
        ),
      );
    }
  });
  return isWhole ? toldOf(near.values(), now) : undefined;
};
