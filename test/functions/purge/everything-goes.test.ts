import { beforeAll, beforeEach, expect, it } from "vitest";
import { ear } from "../../support/bus.ts";
import {
  callOften,
  givenLoadedApp,
  givenStrayObjects,
  unfinishedUploads,
} from "../../support/loaded-app.ts";
import { leftOf, purge, purgeOnce, rowsInAll, waitingIn } from "../../support/time.ts";
import { objectsOf, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
let other: string;

beforeAll(async () => {
  w = await world();
  other = await givenLoadedApp(w);
  await givenStrayObjects(w, other);
});

/** Two full apps; one was terminated two months ago, and is due now. */
beforeEach(async () => {
  app = await givenLoadedApp(w);
  await givenStrayObjects(w, app);
  const { body } = await w.call("terminate-app", { app, method: "POST" });
  w.clock.now = Date.parse(body.purgeAt) - 1;
  await callOften(w, app);
  await callOften(w, other);
  w.clock.now += 1;
});

const isOf = (gone: string) => (row: string) =>
  row.includes(`"${gone}"`) || row.includes(`${gone}|`);

const rowsBut = async (gone: string) => {
  const own = isOf(gone);
  return (await rowsInAll(w)).filter((row) => !own(row));
};

it("PP-6.configuration: after the purge every table, the bucket and the key table read zero for the app", async () => {
  const tables = (await leftOf(w, app)).map((row) => row.split(" ")[0]);
  expect([...new Set(tables)].sort()).toEqual([
    ...["apps", "budgets", "configuration", "holds", "keys", "log-data", "messages"],
    ...["monitoring-data", "user-information"],
  ]);
  expect(await objectsOf(w, app)).toHaveLength(3);
  expect(await unfinishedUploads(w)).toContain(`3650/${app}/unfinished`);

  await purge(w, app);
  expect(await leftOf(w, app)).toEqual([]);
  expect(await objectsOf(w, app)).toEqual([]);
  expect((await unfinishedUploads(w)).filter((key) => key.includes(app))).toEqual([]);
  expect((await rowsInAll(w)).filter(isOf(app))).toEqual([]);
});

it("PP-6.configuration: the purge of one app leaves every other row and object as it was, byte for byte", async () => {
  const [rows, objects] = [await rowsBut(app), await objectsOf(w, other)];
  expect(objects).toHaveLength(3);
  await purge(w, app);
  expect(await rowsInAll(w)).toEqual(rows);
  expect(await objectsOf(w, other)).toEqual(objects);
  expect(await unfinishedUploads(w)).toContain(`3650/${other}/unfinished`);
});

it("PP-6.configuration: the key goes first, so that no copy anywhere can be opened while the rest goes", async () => {
  await purgeOnce(w, { appId: app }, 30_000);
  expect(await rowsOf(w, "keys", app)).toEqual([]);
  expect((await leftOf(w, app)).length).toBeGreaterThan(10);
});

it("PP-6.configuration: the purge says that it is done when it is, and names the app and nothing else", async () => {
  const heard = await ear(w);
  await purgeOnce(w, { appId: app });
  expect(await heard(app)).toEqual([]);
  await purgeOnce(w, { appId: app, look: 2, zeros: 0 });
  expect(await heard(app)).toEqual([]);
  await purgeOnce(w, { appId: app, look: 3, zeros: 1 });
  expect(await heard(app)).toEqual([{ type: "AppPurged", detail: { appId: app } }]);
});

it("PP-6.configuration: a purge that comes twice, late, for nobody or unreadable changes nothing", async () => {
  const before = await waitingIn(w, "purgeQueue");
  await purgeOnce(w, { appId: app });
  expect(await waitingIn(w, "purgeQueue")).toBe(before + 1);
  await purge(w, app);
  const rows = await rowsInAll(w);
  for (const task of [{ appId: app }, { appId: app, look: 2 }, { appId: "nobody" }]) {
    await purgeOnce(w, task);
  }
  const broken = [
    {},
    { appId: 1 },
    { appId: app, look: "first" },
    { appId: app, part: "all" },
    null,
  ];
  expect(await w.work("purge-app", broken)).toBe(broken.length);
  expect(await rowsInAll(w)).toEqual(rows);
});

it("PP-6.configuration: purges of the same app at the same time end as one does, and none fails", async () => {
  const rows = await rowsBut(app);
  const thrice = (look: number, zeros: number) =>
    Promise.all([1, 2, 3].map(() => purgeOnce(w, { appId: app, look, zeros })));
  await thrice(1, 0);
  await thrice(2, 0);
  await thrice(3, 1);
  expect(await leftOf(w, app)).toEqual([]);
  expect(await objectsOf(w, app)).toEqual([]);
  expect(await rowsInAll(w)).toEqual(rows);
});
