/** Invariant 8: whoever hands out the parts of a large purge may die at it. */
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { callOften, givenLoadedApp } from "../../support/loaded-app.ts";
import type { Named } from "../../support/tap/calls.ts";
import { openTap } from "../../support/tap/tap.ts";
import { delayedIn, leftOf, purgeOnce, workOffPurge } from "../../support/time.ts";
import { takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

const tap = openTap();
afterAll(tap.close);

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenLoadedApp(w);
  const { body } = await w.call("terminate-app", { app, method: "POST" });
  w.clock.now = Date.parse(body.purgeAt);
  await callOften(w, app);
  await takeFrom(w, "purgeQueue");
});

/** Too little time for more than one partition. */
const short = 30_000;
const isSent = ({ service }: Named) => service === "sqs";
const isAsked = ({ operation }: Named) => operation === "UpdateItem";

const dieAt = async (calls: (call: Named) => boolean, after: number): Promise<void> => {
  tap.arm({ kind: "death", effect: "before" }, after, calls);
  expect(await w.work("purge-app", [{ appId: app }], short)).toBe(1);
  expect(tap.disarm()).toBe(1);
};

it.each([
  { what: "some parts have been handed out", calls: isSent, after: 3 },
  { what: "some parts have been asked for", calls: isAsked, after: 8 },
])(
  "PP-6.configuration: a purge whose worker died when $what goes on by its own messages, without the sweep",
  async ({ calls, after }) => {
    await dieAt(calls, after);
    let runs = 0;
    const tasks = await workOffPurge(w, { appId: app }, () => (runs++ === 0 ? short : undefined));
    expect(runs).toBeGreaterThan(8);
    const asked = (tasks as { look?: number }[]).filter(({ look }) => look === 2);
    expect(asked.length + (await delayedIn(w, "purgeQueue"))).toBeGreaterThan(0);
    await purgeOnce(w, { appId: app, look: 2, zeros: 0 });
    await purgeOnce(w, { appId: app, look: 3, zeros: 1 });
    expect(await leftOf(w, app)).toEqual([]);
  },
);
