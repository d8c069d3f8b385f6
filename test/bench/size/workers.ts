/** Workers of 300 s, one after the other as a queue hands out one chain's messages, in virtual time. */
import { milliseconds } from "../../../functions/policy/duration.ts";
import { operational } from "../../../functions/policy/periods.ts";
import type { Patience } from "../../../functions/ports.ts";
import type { SizedStore } from "./store.ts";
import { inVirtualTime } from "./virtual-time.ts";

/** A worker stops this long after it began (ms): its life, less what it keeps for the end. */
const patienceMs = 270_000;

export type Figures = {
  readonly messages: number;
  readonly requests: number;
  readonly writes: number;
  readonly longestMs: number;
  readonly tookMs: number;
};

export type Task<T> = { readonly task: T; readonly delaySeconds: number };

/** Works messages off until there are no more; `work` answers those that follow. */
export const workOff = <T>(
  store: SizedStore,
  first: T,
  work: (task: T, now: () => number, patience: Patience) => Promise<readonly Task<T>[]>,
): Promise<Figures> =>
  inVirtualTime(async (clock) => {
    const before = { ...store.asked };
    const tasks: Task<T>[] = [{ task: first, delaySeconds: 0 }];
    let [messages, longestMs, waitedMs] = [0, 0, 0];
    for (let next = tasks.shift(); next !== undefined; next = tasks.shift()) {
      waitedMs += next.delaySeconds * 1_000;
      const began = clock();
      const patience = () => clock() - began < patienceMs;
      const follows = await work(next.task, () => clock() + waitedMs, patience);
      tasks.push(...follows);
      messages++;
      longestMs = Math.max(longestMs, clock() - began);
    }
    return {
      messages,
      requests: store.asked.requests - before.requests,
      writes: store.asked.writes - before.writes,
      longestMs,
      tookMs: clock() + waitedMs,
    };
  });

/** How long a hold is fenced off, and how long writers are given (ms). */
export const fenceMs = milliseconds(operational.holdFence);
