/** An app with very many people in it: what it takes to find one person's data, to erase it, and to erase everybody's. */
import { progress } from "../../local/progress.ts";
import { change, givenApp } from "../support/verbs.ts";
import { megabytes, type Stage } from "./stage.ts";

const perRoom = 100;
const shown = { userId: "person 7" };

const kinds = (calls: readonly { readonly operation: string }[]): string => {
  const counted = new Map<string, number>();
  for (const { operation } of calls) counted.set(operation, (counted.get(operation) ?? 0) + 1);
  return [...counted].map(([name, count]) => `${count} ${name}`).join(", ");
};

/** Says who each person is. */
const introduceAll = async ({ w }: Stage, app: string, count: number): Promise<void> => {
  const shownSoFar = progress("people", count);
  for (let number = 0; number < count; number++) {
    const path = { userId: `person ${number}` };
    const body = { profile: { Tag_Profile_IM_Nick: `nick ${number}` }, age: 30 };
    const { status } = await w.call("save-user-information", { app, path, method: "PUT", body });
    if (status !== 200) throw new Error(`A profile was answered with ${status}`);
    shownSoFar.add(1);
  }
  shownSoFar.end();
};

/** A message and a profile of each person. */
export const people = async (stage: Stage, count: number): Promise<object> => {
  const { w, queues, callsOf, fill, left, workOff } = stage;
  const app = await givenApp(w);
  const choice = { store: true, days: 365 };
  await change(w, app, { storage: { messages: choice, userInformation: choice } });
  await fill(app, count, { rooms: Math.ceil(count / perRoom), days: 1, people: count });
  await introduceAll(stage, app, count);
  queues.clear();
  const before = megabytes();
  const ask = { app, method: "POST", body: shown };
  const preview = await callsOf(() => w.call("preview-request", ask));
  const { status } = await w.call("request-deletion", ask);
  if (status !== 202) throw new Error(`The request was answered with ${status}`);
  w.clock.now += 15_000;
  const one = await workOff();
  await w.call("terminate-app", { app, method: "POST" });
  w.clock.now += 63 * 86_400_000;
  queues.fire();
  const all = await workOff();
  const rows = await left([app]);
  if (rows > 0) throw new Error(`The purge left ${rows} rows`);
  return {
    "people, with a message and a profile each": count,
    "a preview of one person": kinds(preview.calls),
    "it found all of it": preview.result.body.complete,
    "one person's erasure, steps of workers": one.steps,
    "one person's erasure, requests to AWS": one.requests,
    "everybody's purge, steps of workers": all.steps,
    "everybody's purge, requests to AWS": all.requests,
    "rows left": rows,
    "RSS MB before, after": `${before}, ${megabytes()}`,
  };
};
