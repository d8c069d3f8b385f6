import { beforeAll, expect, it } from "vitest";
import { lose } from "../../support/loss.ts";
import { givenMessageWithPhoto } from "../../support/photos.ts";
import { recordsInAll, sweep } from "../../support/time.ts";
import { day, givenApp, givenMessages, objectsOf, recordsOf, rowsIn } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

/** The days of the policy's text, written down once more: nothing of the functions decides what this test expects. */
const daysOf: Readonly<Record<string, number>> = {
  "log-data": 7,
  "monitoring-data": 2,
  "user-information": 7,
  messages: 7,
};

const isOver = (record: string, now: number): boolean => {
  const table = record.slice(0, record.indexOf(" "));
  const at = Number(/\["at",(\d+)\]/.exec(record)?.[1]);
  const days = daysOf[table];
  return days !== undefined && at + days * day <= now;
};

const givenAllKinds = async (app: string, name: string): Promise<void> => {
  await givenMessages(w, app, "room", `${name}-1`, `${name}-2`);
  await givenMessageWithPhoto(w, app, "room", `${name}-photo`);
  const profile = { Tag_Profile_IM_Nick: name };
  await w.call("save-user-information", { app, path: { userId: name }, body: { profile } });
  const records = [{ ip: "203.0.113.9", interface: "app.login" }];
  await w.call("save-log-data", { app, body: { records } });
  await w.call("read-monitoring-data", { app });
};

it("PP-6.log, PP-6.monitoring, DA-5.period: the sweep erases what is over, record by record, and touches nothing else of anybody", async () => {
  const [one, other] = [await givenApp(w), await givenApp(w)];
  for (const name of ["old", "middle", "new"]) {
    await givenAllKinds(one, name);
    await givenAllKinds(other, name);
    w.clock.now += 3 * day;
  }
  // 9 days after the first: the old is over, and all monitoring data.
  const before = await recordsInAll(w);
  const kept = before.filter((record) => !isOver(record, w.clock.now));
  expect(before.length - kept.length).toBeGreaterThanOrEqual(2 * (3 + 1 + 7 + 3));

  const swept = await sweep(w);
  expect(await recordsInAll(w)).toEqual(kept);
  expect(swept.reduce((sum, { erased }) => sum + erased, 0)).toBe(before.length - kept.length);
  expect(await objectsOf(w, one)).toHaveLength(2);
  expect(await objectsOf(w, other)).toHaveLength(2);
});

it("PP-6.log: a second sweep right after finds nothing and changes nothing", async () => {
  const app = await givenApp(w);
  await givenAllKinds(app, "old");
  w.clock.now += 4 * day;
  await givenAllKinds(app, "new");
  w.clock.now += 3 * day;
  await sweep(w);
  const before = await recordsInAll(w);
  const swept = await sweep(w);
  expect(swept.every(({ erased, overdueMs }) => erased === 0 && overdueMs === 0)).toBe(true);
  expect(await recordsInAll(w)).toEqual(before);
});

it("DA-5.period: two sweeps at once erase what is over once, and nothing else", async () => {
  const app = await givenApp(w);
  await givenAllKinds(app, "old");
  w.clock.now += 4 * day;
  await givenAllKinds(app, "new");
  w.clock.now += 3 * day;
  const before = await recordsInAll(w);
  await Promise.all([sweep(w), sweep(w)]);
  await sweep(w);
  expect(await recordsInAll(w)).toEqual(before.filter((record) => !isOver(record, w.clock.now)));
});

it("DA-5.period: when all is over, the directories go as well", async () => {
  const app = await givenApp(w);
  await givenAllKinds(app, "old");
  w.clock.now += 40 * day;
  await sweep(w);
  for (const table of ["log-data", "monitoring-data", "user-information", "messages"] as const) {
    expect(await rowsIn(w, table)).toEqual([]);
  }
});

it("DA-5.law: what there is of an app that neither registry nor ledger knows stays, and holds up nobody else's", async () => {
  const [lost, stays] = [await givenApp(w), await givenApp(w)];
  await givenMessages(w, lost, "room", "left");
  await givenMessages(w, stays, "room", "kept");
  for (const table of ["apps", "configuration", "holds"] as const) await lose(w, table, lost);
  w.clock.now += 7 * day;
  await sweep(w);
  expect(await recordsOf(w, "messages", lost)).toHaveLength(1);
  expect(await recordsOf(w, "messages", stays)).toEqual([]);
});
