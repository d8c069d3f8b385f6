import { beforeAll, expect, it } from "vitest";
import { sweep } from "../../support/time.ts";
import { day, givenApp, iso, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

type Logged = { readonly interface: string };

const log = (app: string, named: string, at?: number) =>
  w.call("save-log-data", {
    app,
    body: {
      records: [
        { ip: "203.0.113.9", interface: named, ...(at === undefined ? {} : { time: iso(at) }) },
      ],
    },
  });

const page = (app: string, query: Record<string, string> = {}) =>
  w.call("read-log-data", { app, query: { limit: "100", ...query } });

/** Which of the logged calls can be read; the calls of our own API are logged as well. */
const namesIn = async (app: string, query: Record<string, string> = {}): Promise<string[]> =>
  (await page(app, query)).body.records
    .map((record: Logged) => record.interface)
    .filter((named: string) => named.startsWith("app."));

it("PP-6.log: log data is unreadable at 7 days to the millisecond, on every read path, though it is still there", async () => {
  const app = await givenApp(w);
  await log(app, "app.login");
  await log(app, "app.logout");
  const end = w.clock.now + 7 * day;
  const { next } = (await page(app, { limit: "1" })).body;

  w.clock.now = end - 1;
  expect((await namesIn(app)).sort()).toEqual(["app.login", "app.logout"]);
  expect((await namesIn(app, { order: "desc" })).sort()).toEqual(["app.login", "app.logout"]);
  expect((await namesIn(app, { cursor: next })).length).toBeGreaterThan(0);

  w.clock.now = end;
  expect(await namesIn(app)).toEqual([]);
  expect(await namesIn(app, { order: "desc" })).toEqual([]);
  expect(await namesIn(app, { cursor: next })).toEqual([]);
  const lying = await recordsOf(w, "log-data", app);
  expect(lying.filter(({ interface: named }) => String(named).startsWith("app."))).toHaveLength(2);
});

it("PP-6.log: log data is swept at 7 days to the millisecond, and not before", async () => {
  const app = await givenApp(w);
  await log(app, "app.login");
  const there = async () =>
    (await recordsOf(w, "log-data", app)).filter((record) => record.interface === "app.login");
  w.clock.now += 7 * day - 1;
  await sweep(w);
  expect(await there()).toHaveLength(1);
  w.clock.now += 1;
  await sweep(w);
  expect(await there()).toEqual([]);
});

it("PP-6.log: the period counts from the time of the request, not from when it was logged", async () => {
  const app = await givenApp(w);
  const now = w.clock.now;
  const answers = [
    await log(app, "app.over", now - 7 * day),
    await log(app, "app.almost", now - 7 * day + 1),
    await log(app, "app.ahead", now + 60_000),
  ];
  const counts = answers.map(({ body }) => body);
  expect(counts).toEqual([
    { stored: 0, expired: 1 },
    { stored: 1, expired: 0 },
    { stored: 1, expired: 0 },
  ]);
  expect((await namesIn(app)).sort()).toEqual(["app.ahead", "app.almost"]);
  w.clock.now = now + 1;
  expect(await namesIn(app)).toEqual(["app.ahead"]);
  w.clock.now = now + 7 * day;
  expect(await namesIn(app)).toEqual([]);
});

it("PP-6.log: what the app chose for its messages changes nothing for its log data", async () => {
  const app = await givenApp(w, { consent: undefined });
  await log(app, "app.login");
  w.clock.now += 7 * day - 1;
  expect(await namesIn(app)).toEqual(["app.login"]);
  w.clock.now += 1;
  expect(await namesIn(app)).toEqual([]);
});

it("PP-6.log: the log of a call of our own API ends 7 days after the call", async () => {
  const app = await givenApp(w);
  await w.call("read-configuration", { app });
  const calls = async () =>
    (await page(app)).body.records.filter(
      ({ interface: named }: Logged) => named === "GET /v1/apps/{appId}/configuration",
    );
  w.clock.now += 7 * day - 1;
  expect(await calls()).toHaveLength(1);
  w.clock.now += 1;
  expect(await calls()).toEqual([]);
});
