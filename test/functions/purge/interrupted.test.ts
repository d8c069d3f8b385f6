import { beforeAll, beforeEach, expect, it } from "vitest";
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { operational } from "../../../functions/policy/periods.ts";
import { parts } from "../../../functions/steps/erasures/parts.ts";
import { addLogData } from "../../../functions/steps/retention/record-calls.ts";
import { holderIn } from "../../../functions/wiring/holders.ts";
import {
  callOften,
  givenLoadedApp,
  givenStrayObjects,
  putStray,
} from "../../support/loaded-app.ts";
import { stride } from "../../support/some-of.ts";
import { leftOf, purgeOnce, recordsInAll, waitingIn, workOffPurge } from "../../support/time.ts";
import { objectsOf, recordsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;

beforeAll(async () => {
  w = await world();
});

beforeEach(async () => {
  app = await givenLoadedApp(w);
  await givenStrayObjects(w, app);
  const { body } = await w.call("terminate-app", { app, method: "POST" });
  w.clock.now = Date.parse(body.purgeAt) - 1;
  await callOften(w, app);
  w.clock.now += 1;
  await takeFrom(w, "purgeQueue");
});

const second = 1_000;

/** Too little time for more than one partition. */
const short = 30_000;

/** Every slot of every category: the media are gone in one go. */
const recordParts = parts.filter((part) => part !== "media");

/** What the app has left besides what goes last, and the directory rows that rest for a while. */
const recordsLeft = async () =>
  (await leftOf(w, app)).filter(
    (row) => !/^(apps|budgets|configuration|erasures|holds) | dir\|/.test(row),
  );

/** Two looks in a row that find nothing, from this one on. */
const readBackTwice = async (look: number) => {
  await purgeOnce(w, { appId: app, look, zeros: 0 });
  expect((await leftOf(w, app)).length).toBeGreaterThan(0);
  await purgeOnce(w, { appId: app, look: look + 1, zeros: 1 });
};

it("PP-6.configuration: a purge that runs out of time falls into parts, by ids alone, makes headway each time, and ends with nothing left", async () => {
  const others = (await recordsInAll(w)).filter((row) => !row.includes(app));
  const left = [(await leftOf(w, app)).length];
  let runs = 0;
  const tasks = await workOffPurge(
    w,
    { appId: app },
    () => (runs++ < 45 / stride(3) ? short : undefined),
    async () => {
      if (runs % stride(2) > 0) return;
      left.push((await recordsLeft()).length);
      const read = await w.call("read-messages", { app, path: { conversationId: "a" } });
      expect(read.status).toBe(409);
    },
  );
  expect(left).toEqual([...left].sort((a, b) => b - a));
  expect(new Set(left).size).toBeGreaterThan(4);
  const parts = tasks.map((task) => (task as { part?: string }).part);
  expect(new Set(parts.filter((part) => part !== undefined))).toEqual(new Set(recordParts));
  for (const task of tasks)
    expect(["appId", "look", "part", "zeros", "from"]).toEqual(
      expect.arrayContaining(Object.keys(task)),
    );
  expect(await objectsOf(w, app)).toEqual([]);
  expect(await recordsLeft()).toEqual([]);

  await readBackTwice(2);
  expect(await leftOf(w, app)).toEqual([]);
  expect(await recordsInAll(w)).toEqual(others);
});

it("PP-6.configuration: the parts of a purge may be worked on at once, twice and in any order: the last asks for the next look", async () => {
  await purgeOnce(w, { appId: app }, short);
  const tasks = (await takeFrom(w, "purgeQueue")) as object[];
  expect(tasks).toHaveLength(recordParts.length);
  const before = await waitingIn(w, "purgeQueue");
  await Promise.all(
    [...tasks]
      .reverse()
      .slice(1)
      .map((task) => purgeOnce(w, task)),
  );
  expect(await waitingIn(w, "purgeQueue")).toBe(before);
  await purgeOnce(w, tasks.at(-1) as object);
  expect(await waitingIn(w, "purgeQueue")).toBe(before + 1);
  await Promise.all(tasks.map((task) => purgeOnce(w, task)));
  expect(await recordsLeft()).toEqual([]);
  await readBackTwice(2);
  expect(await leftOf(w, app)).toEqual([]);
  await Promise.all(tasks.map((task) => purgeOnce(w, task)));
  expect(await leftOf(w, app)).toEqual([]);
});

it("PP-6.configuration: a reminder of a purge whose parts are being worked on begins no second one, until nothing has moved for a while", async () => {
  await purgeOnce(w, { appId: app }, short);
  await takeFrom(w, "purgeQueue");
  const left = await recordsLeft();
  await purgeOnce(w, { appId: app });
  expect(await recordsLeft()).toEqual(left);
  w.clock.now += milliseconds(operational.sentAgain) - 1;
  await purgeOnce(w, { appId: app });
  expect(await recordsLeft()).toEqual(left);
  expect(await takeFrom(w, "purgeQueue")).toEqual([]);
  w.clock.now += 1;
  await workOffPurge(w, { appId: app }, () => undefined);
  expect(await recordsLeft()).toEqual([]);
});

it("PP-6.configuration: a look that found something before it ran out of time is not the last", async () => {
  await workOffPurge(w, { appId: app, look: 2, zeros: 1 }, () => short);
  expect(await recordsLeft()).toEqual([]);
  expect((await leftOf(w, app)).length).toBeGreaterThan(0);
});

it("PP-6.configuration: what a request that was let in before the purge writes after its first look, on its memory of the directory, is found by the second", async () => {
  const logs = holderIn(w.run, dynamodbClient(), "logData");
  const call = () => ({ ip: "203.0.113.9", interface: "late", at: w.clock.now });
  w.clock.now -= 20 * second;
  await addLogData(logs, { appId: app, registeredAt: 0 }, [call()], w.clock.now);
  w.clock.now += 20 * second;
  await purgeOnce(w, { appId: app });
  expect(await recordsOf(w, "log-data", app)).toEqual([]);

  w.clock.now += 9 * second;
  await addLogData(logs, { appId: app, registeredAt: 0 }, [call()], w.clock.now);
  w.clock.now += 6 * second;
  const before = await waitingIn(w, "purgeQueue");
  await purgeOnce(w, { appId: app, look: 2 });
  expect(await recordsOf(w, "log-data", app)).toEqual([]);
  expect(await waitingIn(w, "purgeQueue")).toBe(before + 1);
  await readBackTwice(3);
  expect(await leftOf(w, app)).toEqual([]);
});

it("PP-6.configuration: an object that comes after the first look is found by the second", async () => {
  await purgeOnce(w, { appId: app });
  await putStray(w, app);
  await purgeOnce(w, { appId: app, look: 2 });
  expect(await objectsOf(w, app)).toEqual([]);
  expect((await leftOf(w, app)).length).toBeGreaterThan(0);
  await readBackTwice(3);
  expect(await leftOf(w, app)).toEqual([]);
});
