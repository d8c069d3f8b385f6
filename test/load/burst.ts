/**
 * An app that floods while another one writes and reads as always: all calls go to the same functions, as on one warm
 * instance. Nothing may be refused, nothing lost, and the quiet app waits for its share alone.
 */
import { change, givenApp, iso, recordsOf } from "../support/verbs.ts";
import { megabytes, type Stage } from "./stage.ts";

const inFlight = 50;
const quietCalls = 100;
const median = (of: readonly number[]): number =>
  [...of].sort((one, other) => one - other)[Math.floor(of.length / 2)] ?? 0;

const messagesOf = ({ w }: Stage, from: number, count: number) =>
  Array.from({ length: count }, (_, place) => ({
    ...{ conversationId: `room ${place % 10}`, messageId: `m${from + place}`, from: "alice" },
    ...{ sentAt: iso(w.clock.now), text: "hello" },
  }));

const save = async (stage: Stage, app: string, from: number, count: number): Promise<void> => {
  const body = { messages: messagesOf(stage, from, count) };
  const { status } = await stage.w.call("save-messages", { app, body });
  if (status !== 200) throw new Error(`A batch was answered with ${status}`);
};

/** Writes, reads and asks as an app does that nobody notices; answers how long each call took (ms). */
const quietly = async (stage: Stage, app: string): Promise<readonly number[]> => {
  const took: number[] = [];
  for (let call = 0; call < quietCalls; call++) {
    const began = performance.now();
    await save(stage, app, call, 1);
    await stage.w.call("read-messages", { app, path: { conversationId: "room 0" } });
    took.push(performance.now() - began);
  }
  return took;
};

/** Keeps so many calls under way, until all messages are stored. */
const flood = async (stage: Stage, app: string, messages: number): Promise<void> => {
  let next = 0;
  const worker = async () => {
    while (next < messages) {
      const from = next;
      next += 100;
      await save(stage, app, from, 100);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, worker));
};

export const burst = async (stage: Stage, messages: number): Promise<object> => {
  const [loud, quiet] = [await givenApp(stage.w), await givenApp(stage.w)];
  for (const app of [loud, quiet])
    await change(stage.w, app, { storage: { messages: { days: 365 } } });
  const alone = median(await quietly(stage, quiet));
  const before = megabytes();
  const began = performance.now();
  const [beside] = await Promise.all([quietly(stage, quiet), flood(stage, loud, messages)]);
  const seconds = (performance.now() - began) / 1_000;
  const kept = await recordsOf(stage.w, "messages", loud);
  return {
    "messages of the loud app": messages,
    "calls of it under way": inFlight,
    "messages a second": Math.round(messages / seconds),
    "messages stored of it": kept.length,
    "a call of the quiet app, times as long as alone (median)": (median(beside) / alone).toFixed(1),
    "RSS MB before, after": `${before}, ${megabytes()}`,
  };
};
