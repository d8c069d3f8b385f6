import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { aws, plain } from "../../../local/environment.ts";
import { progress } from "../report.ts";
import type { Counts } from "../stand-in/accounts.ts";
import type { Left } from "../stand-in/server.ts";
import type { StandIn } from "../stand-in/start.ts";
import type { Behaviour } from "../stand-in/world.ts";
import { type Layout, type Minimum, table } from "./layouts.ts";
import type { Task, Used } from "./task.ts";
import type { WayName, Ways } from "./ways.ts";

/** What to try: a way, on an app of so many records. */
export type Attempt = {
  readonly way: WayName;
  readonly layout: Layout;
  readonly records: number;
  readonly behaviour?: Behaviour;
  readonly watchesHeap?: boolean;
};

export type Outcome = Used & {
  readonly records: number;
  readonly minimum: Minimum;
  readonly counts: Counts;
  readonly left: Left;
};

const warmUpRecords = 1_000;
/** A way that hangs is given up after this, and the slowest that does not needs 3 ms a record. */
const longestMs = (records: number): number => 60_000 + 10 * Math.min(records, 100_000);

/** Cache and temporary files of tsx stay out of it: the worker is plain JavaScript. */
const start = (worker: string, endpoint: string): ChildProcess =>
  fork(fileURLToPath(worker), {
    execArgv: ["--expose-gc", "--enable-source-maps"],
    env: { ...plain(), ...aws(endpoint, "eu-central-1", "/nonexistent") },
  });

const answerOf = async (child: ChildProcess, patienceMs: number): Promise<unknown> => {
  const over = AbortSignal.timeout(patienceMs);
  const [answer] = await Promise.race([
    once(child, "message", { signal: over }),
    once(child, "exit", { signal: over }).then(([code]) => {
      throw new Error(`The worker ended with ${code}`);
    }),
  ]);
  return answer;
};

/** What is left after a time-out counts as left; what it used is not known. */
const unfinished = (error: unknown): Used => ({
  seconds: Number.NaN,
  cpuMicros: Number.NaN,
  heapBytes: Number.NaN,
  rssBytes: Number.NaN,
  error: String(error).slice(0, 120),
});

/** Tries a way in a process of its own, on a stand-in that holds nothing else. */
export const attempt = async (
  standIn: StandIn,
  ways: Ways,
  { way, layout, records, behaviour = {}, watchesHeap = false }: Attempt,
): Promise<Outcome> => {
  progress(`${way}, ${layout.title}, ${records} records${watchesHeap ? ", its heap watched" : ""}`);
  const warm = layout.fill("warm", warmUpRecords);
  const { app, seed, minimum } = layout.fill("app", records);
  await standIn.reset();
  await standIn.seed(warm.seed);
  await standIn.seed(seed);
  const child = start(ways.worker, standIn.endpoint);
  const place = { endpoint: standIn.endpoint, table };
  const task = { ...place, ...app };
  try {
    child.send({
      way: ways[way],
      warmUp: { ...place, ...warm.app },
      task,
      watchesHeap,
    } satisfies Task);
    await answerOf(child, longestMs(warmUpRecords));
    await standIn.behave(behaviour);
    child.send("go");
    const used = await answerOf(child, longestMs(records)).then(
      (answer) => answer as Used,
      unfinished,
    );
    return {
      ...used,
      records,
      minimum,
      counts: await standIn.counts(),
      left: await standIn.left(),
    };
  } finally {
    child.kill("SIGKILL");
  }
};
