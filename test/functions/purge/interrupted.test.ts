import { beforeAll, beforeEach, expect, it } from "vitest";
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import { addLogData } from "../../../functions/steps/retention/record-calls.ts";
import { holderIn } from "../../../functions/wiring/holders.ts";
import {
  callOften,
  givenLoadedApp,
  givenStrayObjects,
  putStray,
} from "../../support/loaded-app.ts";
import { delayedIn, leftOf, purgeOnce, recordsInAll } from "../../support/time.ts";
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

it("PP-6.configuration: a purge that runs out of time hands the rest on by id alone, makes headway each time, and ends with nothing left", async () => {
  const others = (await recordsInAll(w)).filter((row) => !row.includes(app));
  let left = (await leftOf(w, app)).length;
  let tasks: unknown[] = [{ appId: app }];
  let runs = 0;
  const seen = new Set<number>();
  while (tasks.length > 0) {
    await purgeOnce(w, tasks[0] as object, runs < 8 ? short : undefined);
    const now = (await leftOf(w, app)).length;
    expect(now).toBeLessThanOrEqual(left);
    const read = await w.call("read-messages", { app, path: { conversationId: "a" } });
    expect(read.status).toBe(409);
    left = now;
    seen.add(now);
    tasks = await takeFrom(w, "purgeQueue");
    if (tasks.length > 0) expect(tasks).toEqual([{ appId: app, look: 1 }]);
    runs++;
  }
  expect(seen.size).toBeGreaterThan(4);
  expect(await objectsOf(w, app)).toEqual([]);
  await purgeOnce(w, { appId: app, look: 2 });
  expect(await leftOf(w, app)).toEqual([]);
  expect(await recordsInAll(w)).toEqual(others);
});

it("PP-6.configuration: a look that found something before it ran out of time is not the last", async () => {
  await purgeOnce(w, { appId: app, look: 2 }, short);
  expect(await takeFrom(w, "purgeQueue")).toEqual([{ appId: app, look: 1 }]);
});

it("PP-6.configuration: what a request that was let in before the purge writes after its first look, on its memory of the directory, is found by the second", async () => {
  const logs = holderIn(w.run, dynamodbClient(), "logData");
  const call = () => ({ ip: "203.0.113.9", interface: "late", at: w.clock.now });
  w.clock.now -= 20 * second;
  await addLogData(logs, app, [call()], w.clock.now);
  w.clock.now += 20 * second;
  await purgeOnce(w, { appId: app });
  expect(await recordsOf(w, "log-data", app)).toEqual([]);

  w.clock.now += 9 * second;
  await addLogData(logs, app, [call()], w.clock.now);
  w.clock.now += 6 * second;
  const before = await delayedIn(w, "purgeQueue");
  await purgeOnce(w, { appId: app, look: 2 });
  expect(await recordsOf(w, "log-data", app)).toEqual([]);
  expect(await delayedIn(w, "purgeQueue")).toBe(before + 1);
  await purgeOnce(w, { appId: app, look: 3 });
  expect(await leftOf(w, app)).toEqual([]);
});

it("PP-6.configuration: an object that comes after the first look is found by the second", async () => {
  await purgeOnce(w, { appId: app });
  await putStray(w, app);
  await purgeOnce(w, { appId: app, look: 2 });
  expect(await objectsOf(w, app)).toEqual([]);
  expect((await leftOf(w, app)).length).toBeGreaterThan(0);
  await purgeOnce(w, { appId: app, look: 3 });
  expect(await leftOf(w, app)).toEqual([]);
});
