import { beforeAll, expect, test } from "vitest";
import { day, givenApp, iso, recordsOf, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const minute = 60_000;
const minuteNow = () => Math.floor(w.clock.now / minute) * minute;

const save = (app: string, ...records: unknown[]) =>
  w.call("save-monitoring-data", { app, method: "POST", body: { records } });

type Sum = { readonly interface: string };
const own = ({ interface: name }: Sum) => name.startsWith("im.");
const sums = async (app: string) =>
  (await w.call("read-monitoring-data", { app, query: { limit: "100" } })).body.records.filter(own);
const sum = (more: object = {}) => ({
  interface: "im.send",
  minute: iso(minuteNow()),
  calls: 4,
  successes: 3,
  averageDelayMs: 20,
  ...more,
});

test("PP-4.monitoring: what is read is the success rate and average delay of an interface in a minute", async () => {
  const app = await givenApp(w);
  expect(await save(app, sum())).toMatchObject({ status: 200, body: { stored: 1, expired: 0 } });
  expect(await sums(app)).toEqual([
    {
      interface: "im.send",
      minute: iso(minuteNow()),
      calls: 4,
      successRate: 0.75,
      averageDelayMs: 20,
    },
  ]);
});

test("PP-4.monitoring: sums of the same interface and minute add up, others stay apart", async () => {
  const [app, other] = [await givenApp(w), await givenApp(w)];
  const inMinute = iso(minuteNow() + 59_999);
  w.clock.now = minuteNow() + 2 * minute;
  const first = iso(minuteNow() - 2 * minute);
  await save(
    app,
    sum({ minute: first }),
    sum({ minute: inMinute, calls: 1, successes: 0, averageDelayMs: 120 }),
  );
  await save(app, sum({ minute: iso(minuteNow()) }), sum({ minute: first, interface: "im.login" }));
  await save(other, sum({ minute: first, calls: 100, successes: 0 }));
  const read = await sums(app);
  expect(read).toHaveLength(3);
  expect(read).toContainEqual({
    interface: "im.send",
    minute: first,
    calls: 5,
    successRate: 0.6,
    averageDelayMs: 40,
  });
});

test("PP-4.monitoring: sums that come at once lose nothing", async () => {
  const app = await givenApp(w);
  const many = Array.from({ length: 25 }, (_, i) =>
    sum({ calls: 2, successes: i % 2, averageDelayMs: i }),
  );
  await Promise.all([...many.map((one) => save(app, one)), save(app, ...many)]);
  const [read] = await sums(app);
  expect(read).toMatchObject({ calls: 100, averageDelayMs: 12 });
  expect(read.successRate).toBeCloseTo(24 / 100);
  expect(
    (await recordsOf(w, "monitoring-data", app)).filter((row) => row.interface === "im.send"),
  ).toHaveLength(1);
});

test("PP-4.monitoring: fractions of a millisecond add up, and the largest numbers that are taken stay exact", async () => {
  const app = await givenApp(w);
  await save(app, ...Array(10).fill(sum({ calls: 1, successes: 1, averageDelayMs: 0.1 })));
  await save(
    app,
    sum({
      interface: "im.big",
      calls: 1_000_000_000,
      successes: 1_000_000_000,
      averageDelayMs: 3_600_000,
    }),
  );
  await save(app, sum({ interface: "im.tiny", averageDelayMs: 1e-200 }));
  const read = await sums(app);
  expect(read).toContainEqual(
    expect.objectContaining({ interface: "im.send", calls: 10, averageDelayMs: 0.1 }),
  );
  expect(read).toContainEqual(
    expect.objectContaining({ interface: "im.big", successRate: 1, averageDelayMs: 3_600_000 }),
  );
  expect(read).toContainEqual(expect.objectContaining({ interface: "im.tiny", averageDelayMs: 0 }));
});

test("PP-4.monitoring: no row shows an interface in its key, and none says who called", async () => {
  const app = await givenApp(w);
  await save(app, sum({ interface: "im.secret" }));
  const rows = await rowsOf(w, "monitoring-data", app);
  expect(rows.map(({ pk, sk }) => `${pk} ${sk}`).join("\n")).not.toContain("secret");
  const known = "pk sk interface at until expiresAt calls successes delayMs".split(" ");
  for (const record of await recordsOf(w, "monitoring-data", app)) {
    expect(Object.keys(record).filter((name) => !known.includes(name))).toEqual([]);
  }
});

test("PP-6.monitoring: sums are readable for 2 days from their minute's start, and gone with the next sweep", async () => {
  const app = await givenApp(w);
  const start = minuteNow();
  w.clock.now = start + 30_000;
  await save(app, sum());
  w.clock.now = start + 2 * day - 1;
  expect(await sums(app)).toHaveLength(1);
  await w.deliver("sweep");
  expect(await sums(app)).toHaveLength(1);
  w.clock.now += 1;
  expect(await sums(app)).toEqual([]);
  await w.deliver("sweep");
  const left = await recordsOf(w, "monitoring-data", app);
  expect(left.filter(({ interface: name }) => name === "im.send")).toEqual([]);
});

test("PP-6.monitoring: a minute whose 2 days are over on arrival is counted and not stored; one to come is now", async () => {
  const app = await givenApp(w);
  w.clock.now = minuteNow();
  const old = sum({ minute: iso(w.clock.now - 2 * day) });
  const young = sum({ minute: iso(w.clock.now - 2 * day + minute), interface: "im.young" });
  const ahead = sum({ minute: iso(w.clock.now + minute), interface: "im.ahead" });
  expect((await save(app, old, young, ahead)).body).toEqual({ stored: 2, expired: 1 });
  expect(await sums(app)).toMatchObject([
    { interface: "im.young" },
    { interface: "im.ahead", minute: iso(w.clock.now) },
  ]);
});
