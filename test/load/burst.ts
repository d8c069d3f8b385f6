/**
 * An app that floods while another one writes and reads as always: all calls go to the same functions, as on one warm
 * instance. Nothing may be refused, and nothing lost.
 */
import { change, givenApp, recordsOf } from "../support/verbs.ts";
import { median } from "./median.ts";
import { megabytes, type Stage } from "./stage.ts";

const inFlight = 50;
const quietCalls = 100;

/** Writes and reads as an app does that nobody notices; answers how long each time took (ms). */
const quietly = async ({ w, fill }: Stage, app: string, from: number): Promise<number[]> => {
  const took: number[] = [];
  for (let call = 0; call < quietCalls; call++) {
    const began = performance.now();
    await fill(app, 1, { rooms: 1, days: 1, batch: 1, from: from + call });
    await w.call("read-messages", { app, path: { conversationId: "room 0" } });
    took.push(performance.now() - began);
  }
  return took;
};

/** Keeps so many calls under way, each storing a hundred messages, until all are stored. */
const flood = async ({ fill }: Stage, app: string, messages: number): Promise<void> => {
  const each = messages / inFlight;
  const one = (number: number) => fill(app, each, { rooms: 10, days: 1, from: number * each });
  await Promise.all(Array.from({ length: inFlight }, (_, number) => one(number)));
};

export const burst = async (stage: Stage, messages: number): Promise<object> => {
  const [loud, quiet] = [await givenApp(stage.w), await givenApp(stage.w)];
  for (const app of [loud, quiet])
    await change(stage.w, app, { storage: { messages: { days: 365 } } });
  await quietly(stage, quiet, 0); // Code that has run a while is faster.
  const alone = median(await quietly(stage, quiet, quietCalls));
  const before = megabytes();
  const began = performance.now();
  const [beside] = await Promise.all([
    quietly(stage, quiet, quietCalls),
    flood(stage, loud, messages),
  ]);
  const seconds = (performance.now() - began) / 1_000;
  const kept = (await recordsOf(stage.w, "messages", loud)).length;
  if (kept !== messages) throw new Error(`${kept} of ${messages} messages are stored`);
  return {
    "messages of the loud app": messages,
    "calls of it under way": inFlight,
    "messages a second": Math.round(messages / seconds),
    "messages stored of it": kept,
    "a call of the quiet app, times as long as alone (median)": (median(beside) / alone).toFixed(1),
    "RSS MB before, after": `${before}, ${megabytes()}`,
  };
};
