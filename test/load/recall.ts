/** A recall of the oldest message of a long conversation, and of one that was never there: what each asks of AWS. */
import { change, givenApp } from "../support/verbs.ts";
import type { Stage } from "./stage.ts";

const days = 2_000;

const recall = async ({ w, callsOf }: Stage, app: string, messageId: string): Promise<string> => {
  const path = { conversationId: "room 0", messageId };
  const began = performance.now();
  const { result, calls } = await callsOf(() =>
    w.call("recall-message", { app, path, method: "DELETE" }),
  );
  const ms = Math.round(performance.now() - began);
  return `${result.status}, ${calls.length} requests, ${ms} ms`;
};

export const recalls = async (stage: Stage, messages: number): Promise<object> => {
  const app = await givenApp(stage.w);
  await change(stage.w, app, { storage: { messages: { days: days + 1 } } });
  await stage.fill(app, messages, { rooms: 1, days });
  return {
    messages,
    days,
    "the newest": await recall(stage, app, `m${messages - 1}`),
    "the oldest": await recall(stage, app, "m0"),
    "one that was never there": await recall(stage, app, "nothing"),
    "the oldest, a second time": await recall(stage, app, "m0"),
    "one from the midst": await recall(stage, app, `m${Math.floor(messages / 2)}`),
  };
};
