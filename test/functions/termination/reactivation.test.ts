import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Ask } from "../../support/lambda-events.ts";
import { leftOf, purge, purgeOnce } from "../../support/time.ts";
import { change, day, givenApp, givenMessages, readable, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
let purgeAt: number;

beforeAll(async () => {
  w = await world();
});

/** A terminated app with a message for 3,650 days, a profile and settings of its own. */
beforeEach(async () => {
  app = await givenApp(w);
  const storage = { messages: { days: 3_650 }, userInformation: { days: 3_650 } };
  await change(w, app, { storage, tags: ["mine"] });
  await givenMessages(w, app, "c", "m");
  const body = { profile: { Tag_Profile_IM_Nick: "Al" } };
  await w.call("save-user-information", { app, path: { userId: "al" }, body });
  await takeFrom(w, "settlementQueue");
  purgeAt = Date.parse((await w.call("terminate-app", { app, method: "POST" })).body.purgeAt);
});

const reactivate = () => w.call("reactivate-app", { app, method: "DELETE" });

const reads: readonly (readonly [string, Omit<Ask, "app">])[] = [
  ["read-configuration", {}],
  ["read-messages", { path: { conversationId: "c" } }],
  ["read-user-information", { path: { userId: "al" } }],
  ["read-log-data", {}],
  ["read-monitoring-data", {}],
];

const writes: readonly (readonly [string, Omit<Ask, "app">])[] = [
  ["delete-user-information", { path: { userId: "al" }, method: "DELETE" }],
  ["recall-message", { path: { conversationId: "c", messageId: "m" }, method: "DELETE" }],
  ["change-configuration", { method: "PATCH", headers: { "if-match": '"2"' }, body: { tags: [] } }],
];

const statusesOf = async (calls: typeof reads): Promise<unknown[]> => {
  const statuses: unknown[] = [];
  for (const [action, ask] of calls) {
    const { status, body } = await w.call(action, { app, ...ask });
    statuses.push(status === 409 ? body.type.split(":").at(-1) : status);
  }
  return statuses;
};

it("PP-6.configuration: a terminated app can be read until a millisecond before its purge, and brought back whole", async () => {
  w.clock.now = purgeAt - 1;
  expect(await statusesOf(reads)).toEqual([200, 200, 200, 200, 200]);
  expect((await reactivate()).body).toMatchObject({ appId: app, status: "active" });
  w.clock.now = purgeAt;
  await purgeOnce(w, { appId: app });
  expect(await readable(w, app, "c")).toEqual(["m"]);
  expect((await w.call("read-configuration", { app })).body).toMatchObject({ tags: ["mine"] });
  expect((await givenMessages(w, app, "c", "n")).body).toMatchObject({ stored: 1 });
});

it("PP-6.configuration: from the instant of its purge nothing of an app is read, changed or brought back, even if the purge is late", async () => {
  const over = "purge-begun";
  for (const instant of [purgeAt, purgeAt + day]) {
    w.clock.now = instant;
    expect(await statusesOf(reads)).toEqual([over, over, over, over, over]);
    expect(await statusesOf(writes)).toEqual([over, over, over]);
    expect(await reactivate()).toMatchObject({
      status: 409,
      body: { type: "urn:chat-retention:problem:purge-begun" },
    });
    expect((await w.call("read-app", { app })).body).toMatchObject({ status: "terminated" });
  }
  await purge(w, app);
  expect(await leftOf(w, app)).toEqual([]);
});

it("PP-6.configuration: once the purge has begun it goes on, whatever is asked", async () => {
  w.clock.now = purgeAt;
  await purgeOnce(w, { appId: app });
  expect((await w.call("read-app", { app })).body).toMatchObject({ status: "purging" });
  expect((await reactivate()).status).toBe(409);
  expect((await w.call("terminate-app", { app, method: "POST" })).body).toMatchObject({
    status: "purging",
  });
  expect(await statusesOf(reads)).toEqual(Array(5).fill("purge-begun"));
  await purgeOnce(w, { appId: app, look: 2, zeros: 0 });
  await purgeOnce(w, { appId: app, look: 3, zeros: 1 });
  expect(await leftOf(w, app)).toEqual([]);
  expect((await reactivate()).status).toBe(403);
});

it("PP-6.configuration: a terminated app takes nothing new, and its settings can still be changed", async () => {
  const stored = [
    await givenMessages(w, app, "c", "late"),
    await w.call("prepare-media", {
      app,
      body: { kind: "photo", contentType: "image/png", bytes: 1 },
    }),
    await w.call("save-user-information", { app, path: { userId: "bo" }, body: { profile: {} } }),
    await w.call("save-log-data", {
      app,
      body: { records: [{ ip: "203.0.113.9", interface: "app.login" }] },
    }),
  ];
  for (const { status, body } of stored) {
    expect([status, body.type]).toEqual([409, "urn:chat-retention:problem:app-terminated"]);
  }
  expect((await change(w, app, { tags: ["changed"] })).status).toBe(200);
  expect(await readable(w, app, "c")).toEqual(["m"]);
});

it("PP-6.configuration: terminated, reactivated and terminated again, an app is purged two months after the last time", async () => {
  w.clock.now = purgeAt - day;
  await reactivate();
  w.clock.now += 20 * day;
  const again = (await w.call("terminate-app", { app, method: "POST" })).body;
  expect(Date.parse(again.terminatedAt)).toBe(w.clock.now);
  w.clock.now = Date.parse(again.purgeAt) - 1;
  await purge(w, app);
  expect(await readable(w, app, "c")).toEqual(["m"]);
  w.clock.now += 1;
  await purge(w, app);
  expect(await leftOf(w, app)).toEqual([]);
});

it("PP-6.configuration: what is asked last counts, though the clock of who answers lies behind the one before", async () => {
  w.clock.now -= 5_000;
  expect(await reactivate()).toMatchObject({ status: 200, body: { status: "active" } });
  expect((await w.call("read-app", { app })).body).toMatchObject({ status: "active" });
  w.clock.now -= 5_000;
  expect(await w.call("terminate-app", { app, method: "POST" })).toMatchObject({
    status: 202,
    body: { status: "terminated", purgeAt: new Date(purgeAt).toISOString() },
  });
  w.clock.now += 10_000;
});
