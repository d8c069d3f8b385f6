/**
 * Very many apps whose use ends in the same minute, and whose purges all begin in another: a queue with a long back-pressure
 * that a few workers work off, while every so many steps calls to AWS fail.
 */
import { progress } from "../../local/progress.ts";
import { change, givenApp } from "../support/verbs.ts";
import { megabytes, type Stage } from "./stage.ts";

const minute = 60_000;
const atOnce = 8;

/** Each so many steps so many calls fail: more than the SDK tries again, so that messages fail and come again. */
const troubleEvery = 500;
const failedCalls = 60;

const given = async (stage: Stage, number: number): Promise<string> => {
  const app = await givenApp(stage.w, { appId: `ends-${number}` });
  await change(stage.w, app, { storage: { messages: { days: 365 } } });
  await stage.fill(app, 2, { rooms: 1, days: 1, batch: 2 });
  return app;
};

const inLots = async <T>(
  what: string,
  of: readonly T[],
  act: (one: T) => Promise<unknown>,
): Promise<void> => {
  const shown = progress(what, of.length);
  for (let from = 0; from < of.length; from += atOnce) {
    const some = of.slice(from, from + atOnce);
    await Promise.all(some.map(act));
    shown.add(some.length);
  }
  shown.end();
};

/** Works everything off, until nothing waits; answers how many steps it took, and how many failed and came again. */
const workOff = async ({ w, queues, trouble }: Stage) => {
  const shown = progress("steps of workers", 4 * queues.waiting().length);
  let [steps, failed, most] = [0, 0, 0];
  for (let waiting = queues.waiting(); waiting.length > 0; waiting = queues.waiting()) {
    most = Math.max(most, waiting.length);
    const ready = waiting.filter(({ readyAt }) => readyAt <= w.clock.now).slice(0, atOnce);
    if (ready.length === 0) {
      w.clock.now = Math.min(...waiting.map(({ readyAt }) => readyAt));
      continue;
    }
    if (steps % troubleEvery < ready.length) trouble(failedCalls);
    const done = await Promise.all(ready.map((message) => queues.deliver(message, false)));
    failed += done.filter((isDone) => !isDone).length;
    steps += ready.length;
    shown.add(ready.length);
  }
  shown.end();
  return { steps, failed, most };
};

export const terminations = async (stage: Stage, _: number, apps: number): Promise<object> => {
  const { w, queues, left } = stage;
  const ids: string[] = [];
  await inLots("apps with messages", [...Array(apps).keys()], async (number) =>
    ids.push(await given(stage, number)),
  );
  const kept = ids.splice(0, 1);
  queues.clear();
  const rows = await left(kept);
  const [before, began] = [megabytes(), performance.now()];
  await inLots("terminations", ids, async (app) => {
    w.clock.now += Math.floor(minute / ids.length);
    const { status } = await w.call("terminate-app", { app, method: "POST" });
    if (status !== 202) throw new Error(`A termination was answered with ${status}`);
  });
  w.clock.now += 63 * 86_400_000;
  queues.fire();
  const due = w.clock.now;
  const { steps, failed, most } = await workOff(stage);
  const [ended, stays] = [await left(ids), await left(kept)];
  if (ended > 0 || stays !== rows)
    throw new Error(`${ended} rows are left, ${stays} of ${rows} stay`);
  return {
    apps: ids.length,
    "messages in the queue at the most": most,
    "steps of workers": steps,
    "steps that failed, and were done later": failed,
    "rows left of them": ended,
    "rows left of the app that stays": stays,
    "time passed until all were gone (s)": Math.round((w.clock.now - due) / 1_000),
    ms: Math.round(performance.now() - began),
    "RSS MB before, after": `${before}, ${megabytes()}`,
  };
};
