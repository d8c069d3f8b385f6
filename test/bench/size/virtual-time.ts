/**
 * Time that passes only when nobody can do anything before it has: what waits 5 ms, or for the pace of a partition, costs
 * no time of ours, and a worker's 300 s are over after as many answers as they would be.
 */
type Timer = { readonly at: number; readonly go: () => void };

/** A heap by time, the earliest first. */
const timers = () => {
  const heap: Timer[] = [];
  const at = (index: number): number => heap[index]?.at ?? Number.POSITIVE_INFINITY;
  const swap = (one: number, other: number): void => {
    const [first, second] = [heap[one], heap[other]];
    if (first === undefined || second === undefined) return;
    heap[one] = second;
    heap[other] = first;
  };
  const sink = (start: number): void => {
    for (let index = start; ; ) {
      const left = 2 * index + 1;
      const child = at(left + 1) < at(left) ? left + 1 : left;
      if (at(child) >= at(index)) return;
      swap(index, child);
      index = child;
    }
  };
  return {
    push: (timer: Timer): void => {
      let index = heap.push(timer) - 1;
      for (let parent = (index - 1) >> 1; index > 0 && at(parent) > at(index); ) {
        swap(index, parent);
        index = parent;
        parent = (index - 1) >> 1;
      }
    },
    pop: (): Timer | undefined => {
      const [first] = heap;
      const last = heap.pop();
      if (heap.length > 0 && last !== undefined) {
        heap[0] = last;
        sink(0);
      }
      return first;
    },
  };
};

/** Does some work in virtual time; answers what came of it. `now` is the time since this began (ms). */
export const inVirtualTime = async <T>(work: (now: () => number) => Promise<T>): Promise<T> => {
  const { setTimeout: realTimeout, performance: realPerformance } = globalThis;
  const waiting = timers();
  let time = 0;
  let isDone = false;
  globalThis.setTimeout = ((go: () => void, ms = 0) => {
    waiting.push({ at: time + ms, go });
  }) as unknown as typeof setTimeout;
  globalThis.performance = { now: () => time } as unknown as typeof performance;
  try {
    const done = work(() => time).finally(() => {
      isDone = true;
    });
    while (!isDone) {
      await new Promise((settled) => setImmediate(settled));
      const timer = isDone ? undefined : waiting.pop();
      if (timer === undefined) continue;
      time = Math.max(time, timer.at);
      timer.go();
    }
    return await done;
  } finally {
    globalThis.setTimeout = realTimeout;
    globalThis.performance = realPerformance;
  }
};
