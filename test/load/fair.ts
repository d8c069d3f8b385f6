/**
 * A small app whose purge comes due just when a large one's has fallen into parts: how long it waits. Time is counted in
 * steps of a worker, which on AWS are 270 s, and here a moment.
 */
import { change, givenApp } from "../support/verbs.ts";
import { megabytes, type Stage } from "./stage.ts";
import { step } from "./step.ts";

const stepMs = 100;

const isGone = async ({ w }: Stage, app: string): Promise<boolean> => {
  const operator = { client: "operator", scopes: ["chat-retention/operator"] };
  return (await w.call("read-app", { app, ...operator })).status === 404;
};

const given = async (stage: Stage, messages: number): Promise<string> => {
  const app = await givenApp(stage.w);
  await change(stage.w, app, { storage: { messages: { days: 365 } } });
  await stage.fill(app, messages, { rooms: 40, days: 3 });
  return app;
};

/** Hands messages out one by one, in their order, until an app is gone; answers how many it took, and how long. */
const until = async (stage: Stage, app: string, large?: string) => {
  const began = performance.now();
  let steps = 0;
  for (; !(await isGone(stage, app)); steps++) {
    const [next] = stage.queues.waiting();
    if (next === undefined) throw new Error("Nothing waits, and the app is there");
    const own = next.task.appId === large ? step(stepMs) : undefined;
    if (!(await stage.queues.deliver(next, false, own))) throw new Error("A worker failed");
  }
  return { steps, ms: Math.round(performance.now() - began) };
};

const ends = async ({ w }: Stage, ...apps: readonly string[]): Promise<void> => {
  for (const app of apps) await w.call("terminate-app", { app, method: "POST" });
  w.clock.now += 63 * 86_400_000;
};

export const fair = async (stage: Stage, messages: number): Promise<object> => {
  const alone = await given(stage, 100);
  await ends(stage, alone);
  stage.queues.clear();
  stage.queues.remind(alone);
  const byItself = await until(stage, alone);
  const [large, small] = [await given(stage, messages), await given(stage, 100)];
  await ends(stage, large, small);
  stage.queues.clear();
  stage.queues.remind(large);
  const [first] = stage.queues.waiting();
  if (first) await stage.queues.deliver(first, false, step(0));
  const parts = stage.queues.waiting().length;
  stage.queues.remind(small);
  const before = megabytes();
  const waited = await until(stage, small, large);
  const rest = await until(stage, large, large);
  return {
    "messages of the large app": messages,
    "parts of its purge": parts,
    "steps of one worker, small app by itself": byItself.steps,
    "steps of one worker, small app behind the large one": waited.steps,
    "steps of one worker, large app": waited.steps + rest.steps,
    "ms, small app by itself": byItself.ms,
    "ms, small app behind the large one": waited.ms,
    "ms, large app": waited.ms + rest.ms,
    "RSS MB before, after": `${before}, ${megabytes()}`,
  };
};
