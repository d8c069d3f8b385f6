import { beforeAll, beforeEach, expect, it } from "vitest";
import { callOften, givenLoadedApp } from "../../support/loaded-app.ts";
import { purgeOnce, settleOnce, versionOf, workOffPurge } from "../../support/time.ts";
import { change, givenMessages, recordsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;

beforeAll(async () => {
  w = await world();
});

beforeEach(async () => {
  app = await givenLoadedApp(w);
});

/** Too little time for more than one partition. */
const short = 30_000;
/** Long enough for every writer's memory and every upload to be over. */
const hour = 3_600_000;
const operator = { scopes: ["chat-retention/operator"] };

const progress = async () => (await w.call("read-erasures", { app, ...operator })).body.erasures;

const steer = (kind: string, state: string) =>
  w.call("steer-erasure", { app, method: "PATCH", path: { kind }, body: { state }, ...operator });

/** What is queued for this app: a look of another's, which was delayed, may come at any time. */
const queuedPurges = async () =>
  ((await takeFrom(w, "purgeQueue")) as { appId: string }[]).filter(({ appId }) => appId === app);

const givenPurgeInParts = async () => {
  const { body } = await w.call("terminate-app", { app, method: "POST" });
  w.clock.now = Date.parse(body.purgeAt) - 1;
  await callOften(w, app);
  w.clock.now += hour;
  await takeFrom(w, "purgeQueue");
  await purgeOnce(w, { appId: app }, short);
  return queuedPurges();
};

it("PP-6.configuration: an app that nothing is erased of has no erasures", async () => {
  expect(await progress()).toEqual([]);
});

it("PP-6.configuration: while a purge runs everybody who may can see what was found, what went and what is left", async () => {
  const tasks = await givenPurgeInParts();
  const [begun] = await progress();
  expect(begun).toMatchObject({ kind: "purge", state: "running", found: 0, erased: 0 });
  expect(begun.remaining.partitions).toBeGreaterThan(4);

  w.clock.now += 2_000;
  for (const task of tasks.slice(0, 20)) await purgeOnce(w, task);
  const [halfway] = await progress();
  expect(halfway.erased).toBeGreaterThan(0);
  expect(halfway.found).toBe(halfway.erased);
  expect(halfway.remaining.partitions).toBeLessThan(begun.remaining.partitions);
  expect(halfway.recordsPerSecond).toBeGreaterThan(0);
  expect(Date.parse(halfway.estimatedEnd)).toBeGreaterThanOrEqual(w.clock.now);

  for (const task of tasks.slice(20)) await purgeOnce(w, task);
  const [emptied] = await progress();
  expect(emptied).toMatchObject({ state: "running", remaining: { partitions: 0, orMore: false } });
});

it("PP-6.configuration: what is counted twice over is counted once", async () => {
  const tasks = await givenPurgeInParts();
  const left = (await recordsOf(w, "messages", app)).length;
  for (const task of [...tasks, ...tasks]) await purgeOnce(w, task);
  const [{ erased }] = await progress();
  expect(erased).toBeGreaterThanOrEqual(left);
  expect(erased).toBeLessThan(left + 40);
});

it("PP-6.configuration: a purge that was paused erases nothing, from the queue or the sweep, until it goes on, and then ends", async () => {
  const tasks = await givenPurgeInParts();
  expect((await steer("purge", "paused")).status).toBe(202);
  const held = await recordsOf(w, "messages", app);
  expect(held.length).toBeGreaterThan(0);
  w.clock.now += hour;
  for (const task of [...tasks, { appId: app }, { appId: app, look: 2, zeros: 1 }]) {
    await purgeOnce(w, task);
  }
  expect(await recordsOf(w, "messages", app)).toEqual(held);
  expect(await progress()).toMatchObject([{ kind: "purge", state: "paused" }]);

  expect((await steer("purge", "running")).body).toEqual({ kind: "purge", state: "running" });
  const [task = {}] = await queuedPurges();
  expect(task).toEqual({ appId: app, look: 1 });
  await workOffPurge(w, task, () => undefined);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

/** Of what comes first there may be nothing left, as of uploads that were claimed; answers the task that is left. */
const settledUntilSomethingWent = async (): Promise<object> => {
  let task: object = { appId: app };
  for (let steps = 0; steps < 5; steps++) {
    await settleOnce(w, task, short);
    [task = {}] = (await takeFrom(w, "settlementQueue")) as object[];
    if ((await progress())[0].erased > 0) return task;
  }
  throw new Error("Nothing goes");
};

it("DA-5.opt-out: an opt-out that erases much says how far it has come, can be paused, and goes on", async () => {
  await givenMessages(w, app, "d", "d1");
  w.clock.now += hour;
  await change(w, app, { storage: { messages: { store: false } } });
  await takeFrom(w, "settlementQueue");
  const rest = await settledUntilSomethingWent();
  const [begun] = await progress();
  expect(begun).toMatchObject({ kind: "settlement", state: "running" });
  expect(begun.erased).toBeGreaterThan(0);

  await steer("settlement", "paused");
  const held = await recordsOf(w, "messages", app);
  await settleOnce(w, rest);
  expect(await recordsOf(w, "messages", app)).toEqual(held);
  expect(await progress()).toMatchObject([{ kind: "settlement", state: "paused" }]);

  await steer("settlement", "running");
  for (const task of (await takeFrom(w, "settlementQueue")) as object[]) await settleOnce(w, task);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
  await settleOnce(w, { appId: app, looked: await versionOf(w, app) });
  expect(await progress()).toMatchObject([
    { kind: "settlement", state: "done", remaining: { partitions: 0 } },
  ]);
});

it("PP-6.configuration: what is not under way can be neither paused nor resumed, so that nothing is held up later", async () => {
  const refused = { status: 404, body: { detail: "No purge is under way" } };
  expect(await steer("purge", "paused")).toMatchObject(refused);
  expect(await steer("purge", "running")).toMatchObject(refused);
  const none = { status: 404, body: { detail: "No settlement is under way" } };
  expect(await steer("settlement", "running")).toMatchObject(none);
  await change(w, app, { storage: { messages: { store: false } } });
  await settleOnce(w, { appId: app, looked: await versionOf(w, app) });
  expect(await progress()).toMatchObject([{ kind: "settlement", state: "done" }]);
  expect(await steer("settlement", "paused")).toMatchObject(none);
  expect(await queuedPurges()).toEqual([]);
});

it("PP-6.configuration: only what can be asked of an erasure is taken", async () => {
  const ask = (path: object, body: object) =>
    w.call("steer-erasure", { app, method: "PATCH", path: { ...path }, body, ...operator });
  const wrong = [
    await ask({ kind: "sweep" }, { state: "paused" }),
    await ask({ kind: "purge" }, { state: "cancelled" }),
    await ask({ kind: "purge" }, { state: "paused", until: "tomorrow" }),
    await ask({ kind: "purge" }, {}),
  ];
  expect(wrong.map(({ body }) => body.type)).toEqual(
    Array(4).fill("urn:chat-retention:problem:invalid-input"),
  );
  expect(await progress()).toEqual([]);
});
