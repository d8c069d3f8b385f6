/** An app with what is held, what is over and what lives on, and a worker that is about to do something with it. */
import { givenHold, introduce, speak } from "../holds.ts";
import { settle } from "../time.ts";
import { change, day, givenApp } from "../verbs.ts";
import type { World } from "../world.ts";
import { type Image, image } from "./image.ts";

/**
 * `begins` is what has happened when the damage is done, and `since` what came last of it, if older rows are to be of before
 * that; `works` is what the worker does after the damage; it may fail. `stores` are the operator's own that take part.
 */
export type Scene = {
  readonly name: string;
  readonly holds: boolean;
  readonly stores?: readonly string[];
  readonly begins: (w: World, app: string) => Promise<void>;
  readonly since?: (w: World, app: string) => Promise<void>;
  readonly works: (w: World, app: string) => Promise<unknown>;
};

const hour = 3_600_000;

const keepFor = (w: World, app: string, days: number) => {
  const choice = { store: true, days };
  return change(w, app, { storage: { messages: choice, userInformation: choice } });
};

const say = async (w: World, app: string, when: string): Promise<void> => {
  for (const [room, from] of [
    ["held", "carol"],
    ["free", "alice"],
    ["free", "bob"],
  ] as const) {
    await speak(w, app, room, from, when);
  }
};

/** Answers what lay there before the last changes of what decides about deletion. */
export const given = async (w: World, scene: Scene): Promise<{ app: string; before: Image }> => {
  const app = await givenApp(w);
  await change(w, app, { sharing: { trtc: { optIn: true, subscribed: true } } });
  await settle(w, app);
  await keepFor(w, app, 30);
  await introduce(w, app, "alice", "first");
  await introduce(w, app, "bob", "first");
  await say(w, app, "early");
  w.clock.now += 6 * hour;
  const before = await image(w);
  await w.call("terminate-app", { app });
  w.clock.now += 1;
  await w.call("reactivate-app", { app });
  await keepFor(w, app, 31);
  await introduce(w, app, "carol", "first");
  if (scene.holds) {
    await givenHold(w, app, { kind: "conversation", conversationId: "held" });
    await givenHold(w, app, { kind: "user", userId: "alice" });
  }
  await say(w, app, "late");
  w.clock.now += 30 * day - 5 * hour;
  await w.call("read-app", { app }); // so that there are log data and monitoring data that live on
  await scene.begins(w, app);
  if (scene.since === undefined) return { app, before };
  const last = await image(w);
  await scene.since(w, app);
  return { app, before: last };
};
