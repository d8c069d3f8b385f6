import { beforeAll, expect, it } from "vitest";
import { sweep } from "../../support/time.ts";
import { day, givenApp, iso, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

const minute = 60_000;

type Tally = { readonly interface: string; readonly minute: string; readonly calls: number };

const count = (app: string, at: number, calls = 1) =>
  w.call("save-monitoring-data", {
    app,
    body: {
      records: [
        { interface: "app.login", minute: iso(at), calls, successes: calls, averageDelayMs: 5 },
      ],
    },
  });

const page = (app: string, query: Record<string, string> = {}) =>
  w.call("read-monitoring-data", { app, query: { limit: "100", ...query } });

/** The sums of the app's own interface that can be read. */
const sumsIn = async (app: string, query: Record<string, string> = {}): Promise<Tally[]> =>
  (await page(app, query)).body.records.filter((tally: Tally) => tally.interface === "app.login");

const lying = async (app: string) =>
  (await recordsOf(w, "monitoring-data", app)).filter((row) => row.interface === "app.login");

it("PP-6.monitoring: a sum ends 2 days after the start of its minute to the millisecond, on every read path, though it is still there", async () => {
  const app = await givenApp(w);
  const start = Math.ceil(w.clock.now / minute) * minute;
  w.clock.now = start + 59_999;
  await count(app, w.clock.now);
  const { next } = (await page(app, { limit: "1" })).body;
  expect(await sumsIn(app)).toMatchObject([{ minute: iso(start) }]);

  w.clock.now = start + 2 * day - 1;
  expect(await sumsIn(app)).toHaveLength(1);
  expect(await sumsIn(app, { order: "desc" })).toHaveLength(1);

  w.clock.now = start + 2 * day;
  expect(await sumsIn(app)).toEqual([]);
  expect(await sumsIn(app, { order: "desc" })).toEqual([]);
  expect(await sumsIn(app, { cursor: next })).toEqual([]);
  expect(await lying(app)).toHaveLength(1);
});

it("PP-6.monitoring: a sum is swept 2 days after the start of its minute, and not before", async () => {
  const app = await givenApp(w);
  const start = Math.ceil(w.clock.now / minute) * minute;
  w.clock.now = start + 30_000;
  await count(app, w.clock.now);
  w.clock.now = start + 2 * day - 1;
  await sweep(w);
  expect(await lying(app)).toHaveLength(1);
  w.clock.now = start + 2 * day;
  await sweep(w);
  expect(await lying(app)).toEqual([]);
});

it("PP-6.monitoring: a minute that is over on arrival is not stored, one with a millisecond to go is", async () => {
  const app = await givenApp(w);
  const start = Math.ceil(w.clock.now / minute) * minute;
  w.clock.now = start + 2 * day - 1;
  expect((await count(app, start)).body).toEqual({ stored: 1, expired: 0 });
  w.clock.now += 1;
  expect((await count(app, start)).body).toEqual({ stored: 0, expired: 1 });
  expect((await count(app, start + minute - 1)).body).toEqual({ stored: 0, expired: 1 });
  expect((await count(app, start + minute)).body).toEqual({ stored: 1, expired: 0 });
  expect(await sumsIn(app)).toMatchObject([{ minute: iso(start + minute) }]);
});

it("PP-6.monitoring: a later addition to a minute's sum does not lengthen its life", async () => {
  const app = await givenApp(w);
  const start = Math.ceil(w.clock.now / minute) * minute;
  w.clock.now = start;
  await count(app, start, 1);
  w.clock.now = start + day;
  await count(app, start + 10, 2);
  expect(await sumsIn(app)).toMatchObject([{ calls: 3 }]);
  w.clock.now = start + 2 * day - 1;
  expect(await sumsIn(app)).toHaveLength(1);
  w.clock.now = start + 2 * day;
  expect(await sumsIn(app)).toEqual([]);
});
