/** Looks of a purge go one after the other, and so does the work on each of its parts, beside that on the others. */
import type { Arrived, Queue, Turned, Turns } from "../ports.ts";
import type { Part } from "../steps/erasures/parts.ts";
import { beginChain, inTurn, type Passing } from "../steps/turns/in-turn.ts";
import type { PurgeTask, Purging } from "./purging.ts";

export type PartName = { readonly appId: string; readonly part: Part };

export type PurgeTurns = {
  readonly looks: Turns<string>;
  readonly parts: Turns<PartName>;
  readonly queue: Queue<PurgeTask & Turned>;
  readonly now: () => number;
};

/** What follows on a step: the same chain goes on, a part is begun unless somebody is at it, or the last part asks for a look. */
const queueFor = (
  { looks, parts, queue, now }: PurgeTurns,
  own: PurgeTask,
  passing: Passing,
): Purging["queue"] => {
  const next = passing(queue);
  return {
    send: async (task, delaySeconds) => {
      const { appId, part } = task;
      if (part === own.part) return next.send(task, delaySeconds);
      const send = (turned: Turned) => queue.send({ ...task, ...turned }, delaySeconds);
      if (part !== undefined)
        return beginChain({ turns: parts, name: { appId, part }, now }, send, true);
      await send({ turn: await looks.lease(appId, now()) });
    },
  };
};

/** Does a step of a purge whose turn it is. */
export const inPurgeTurn = (
  purgeTurns: PurgeTurns,
  task: PurgeTask,
  arrived: Arrived,
  purge: (queue: Purging["queue"]) => Promise<void>,
): Promise<void> => {
  const { looks, parts, now } = purgeTurns;
  const { appId, part } = task;
  const work = (passing: Passing) => purge(queueFor(purgeTurns, task, passing));
  return part === undefined
    ? inTurn({ turns: looks, name: appId, now }, arrived, work)
    : inTurn({ turns: parts, name: { appId, part }, now }, arrived, work);
};
