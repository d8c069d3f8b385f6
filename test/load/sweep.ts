/**
 * A small app's messages that expire beside a large one's: how far the sweep is with the large app's when the small one's
 * are gone. It goes by what has been due the longest, whosever it is.
 */
import { change, day, givenApp, recordsOf } from "../support/verbs.ts";
import { megabytes, type Stage } from "./stage.ts";
import { step } from "./step.ts";

const keptDays = 365;
const few = 100;
const perRoom = 25;
const minute = 60_000;
const stepMs = 50;

/** An app whose messages were all sent at one instant, and expire at one. */
const given = async ({ w, fill }: Stage, messages: number): Promise<string> => {
  const app = await givenApp(w);
  await change(w, app, { storage: { messages: { days: keptDays } } });
  await fill(app, messages, { rooms: messages / perRoom, days: 0, batch: few });
  return app;
};

const countOf = async ({ w }: Stage, app: string): Promise<number> =>
  (await recordsOf(w, "messages", app)).length;

/** Hands out what the sweep has handed on, message by message; ends when nothing waits. */
async function* steps({ w, queues }: Stage): AsyncGenerator<void> {
  await w.deliver("sweep", {}, step(stepMs));
  for (;;) {
    yield;
    const next = queues.waiting().find(({ worker }) => worker === "sweep-shard");
    if (next === undefined) return;
    if (!(await queues.deliver(next, false, step(stepMs)))) throw new Error("A worker failed");
  }
}

/** Answers how much of the large app was gone when the small one's was. */
const swept = async (stage: Stage, small: string, large: string, messages: number) => {
  let gone: number | undefined;
  let count = 0;
  for await (const _ of steps(stage)) {
    count++;
    if (gone !== undefined || (await countOf(stage, small)) > 0) continue;
    gone = messages - (await countOf(stage, large));
  }
  const left = await countOf(stage, large);
  if (gone === undefined || left > 0) throw new Error(`The sweep left ${left} messages`);
  return { steps: count, gone: `${Math.round((100 * gone) / messages)} %` };
};

/** The small app's messages are so many minutes older than the large one's, or younger. */
const beside = async (stage: Stage, messages: number, minutesLater: number) => {
  const apps: string[] = [];
  const isSmallFirst = minutesLater < 0;
  apps.push(await given(stage, isSmallFirst ? few : messages));
  stage.w.clock.now += Math.abs(minutesLater) * minute;
  apps.push(await given(stage, isSmallFirst ? messages : few));
  stage.queues.clear();
  stage.w.clock.now += keptDays * day;
  const [small = "", large = ""] = isSmallFirst ? apps : apps.reverse();
  return swept(stage, small, large, messages);
};

export const sweep = async (stage: Stage, messages: number): Promise<object> => {
  const before = megabytes();
  const older = await beside(stage, messages, -1);
  const younger = await beside(stage, messages, 1);
  return {
    "messages of the large app": messages,
    "gone of it when the small app's are, a minute older": older.gone,
    "gone of it when the small app's are, a minute younger": younger.gone,
    "steps of workers": `${older.steps}, ${younger.steps}`,
    "RSS MB before, after": `${before}, ${megabytes()}`,
  };
};
