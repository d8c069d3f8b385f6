/** The workers of a queue as processes of their own, some of which die by SIGKILL in the middle of their work. */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { maxReceives } from "../../../infra/shapes.ts";
import type { Death } from "./deaths.ts";
import type { Spoken } from "./store.ts";

const module = fileURLToPath(new URL("worker.mjs", import.meta.url));

export type Task = { readonly appId: string; readonly look?: number; readonly part?: string };
type Message = { readonly task: Task; readonly received: number };
type Worker = { readonly name: string; readonly child: ChildProcess; death: Death | undefined };

type Plan = {
  /** The bundle of the function. */
  readonly handler: string;
  /** What a process is started with; its name stands in all that it says. */
  readonly environment: (name: string) => Readonly<Record<string, string>>;
  readonly nextDeath: (task: Task) => Death | undefined;
  /** How long a process may work on a task (ms). */
  readonly msFor: (task: Task) => number;
};

/** A message is seen again soon after its worker died: sooner than on AWS, where others are at work meanwhile. */
const unseenMs = 20;

export const workersOf = ({ handler, environment, nextDeath, msFor }: Plan) => {
  const alive = new Map<string, Worker>();
  const tally = { born: 0, died: 0, deadLetters: 0, failures: 0 };
  const waiting: Message[] = [];
  let busy = 0;

  const born = async (): Promise<Worker> => {
    const name = `worker${++tally.born}`;
    const child = fork(module, [handler], { env: environment(name), execArgv: [] });
    child.once("exit", (_, signal) => {
      alive.delete(name);
      if (signal === "SIGKILL") tally.died++;
    });
    const worker = { name, child, death: undefined };
    alive.set(name, worker);
    await once(child, "message");
    return worker;
  };

  /** Whether a task was done; false if the worker failed or died. */
  const done = ({ child }: Worker, task: Task): Promise<boolean> =>
    new Promise((resolve) => {
      const dead = () => resolve(false);
      child.once("exit", dead);
      child.once("message", (isDone) => {
        child.off("exit", dead);
        if (isDone !== true) tally.failures++;
        resolve(isDone === true);
      });
      child.send({ task, ms: msFor(task) });
    });

  const handOut = async (worker: Worker, { task, received }: Message): Promise<void> => {
    worker.death ??= nextDeath(task);
    if (await done(worker, task)) return;
    await sleep(unseenMs);
    if (received + 1 < maxReceives) waiting.push({ task, received: received + 1 });
    else tally.deadLetters++;
  };

  /** A worker that is alive: this one, or a new one. */
  const living = async (worker: Worker | undefined): Promise<Worker> =>
    worker !== undefined && alive.has(worker.name) ? worker : born();

  /** Takes a message, if there is one. */
  const step = async (worker: Worker | undefined): Promise<Worker | undefined> => {
    const message = waiting.shift();
    if (message === undefined) {
      await sleep(unseenMs);
      return worker;
    }
    busy++;
    const one = await living(worker);
    await handOut(one, message);
    busy--;
    return one;
  };

  /** Works as long as anybody has work. */
  const slot = async (): Promise<void> => {
    let worker: Worker | undefined;
    while (waiting.length + busy > 0) worker = await step(worker);
    worker?.child.kill();
  };

  return {
    tally,
    queue: (task: Task): void => {
      waiting.push({ task, received: 0 });
    },
    /** Counts a request down to the death of who sent it. */
    heard: ({ by }: Spoken): void => {
      const worker = alive.get(by);
      if (worker?.death === undefined) return;
      const { after, ms } = worker.death;
      worker.death = { after: after - 1, ms };
      if (after === 0) setTimeout(() => worker.child.kill("SIGKILL"), ms);
    },
    /** Works until nothing waits, with so many processes at once. */
    work: async (width: number): Promise<void> => {
      await Promise.all(Array.from({ length: width }, slot));
    },
  };
};
