/** A process that empties one app in one way, and says what that took of it. */
import { once } from "node:events";
import type { Emptying, Task, Used, Way } from "./task.ts";

const sampleMs = 250;

const collect = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
};

/** Watches what is alive; answers the most of it (bytes). */
const heapWatch = (isOn: boolean) => {
  if (!isOn) return () => 0;
  const before = collect();
  let most = before;
  const sample = setInterval(() => {
    most = Math.max(most, collect());
  }, sampleMs);
  return () => {
    clearInterval(sample);
    return Math.max(most, collect()) - before;
  };
};

const failureOf = async (way: Way, task: Emptying): Promise<string | undefined> => {
  try {
    await way.empty(task);
    return undefined;
  } catch (error) {
    return String(error).slice(0, 120);
  }
};

const measure = async (way: Way, { task, watchesHeap }: Task): Promise<Used> => {
  globalThis.gc?.();
  const rss = process.memoryUsage().rss;
  const heapBytes = heapWatch(watchesHeap);
  const cpu = process.cpuUsage();
  const start = performance.now();
  const error = await failureOf(way, task);
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const most = process.resourceUsage().maxRSS * 1024;
  return { seconds, cpuMicros: user + system, heapBytes: heapBytes(), rssBytes: most - rss, error };
};

const main = async (): Promise<void> => {
  const [task]: Task[] = await once(process, "message");
  if (task === undefined) throw new Error("No task");
  const way: Way = await import(task.way);
  await way.empty(task.warmUp);
  process.send?.("warm");
  await once(process, "message");
  process.send?.(await measure(way, task));
  process.disconnect();
};

await main();
