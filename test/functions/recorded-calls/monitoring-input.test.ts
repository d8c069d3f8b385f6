import { beforeAll, expect, test } from "vitest";
import { givenApp, iso } from "../../support/verbs.ts";
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

test("PP-4.monitoring: no other field is taken, no user above all", async () => {
  const app = await givenApp(w);
  for (const extra of ["userId", "ip", "cause", "successRate", "delayMs", "at"]) {
    const answer = await save(app, sum(), sum({ [extra]: 1 }));
    expect(answer.status, extra).toBe(400);
    expect(answer.body.errors[0].field).toBe(`records.1.${extra}`);
  }
  expect(await sums(app)).toEqual([]);
});

test("PP-4.monitoring: every number has its bounds on both sides", async () => {
  const app = await givenApp(w);
  const good = [
    { calls: 1, successes: 0, averageDelayMs: 0 },
    { calls: 1, successes: 1 },
    { interface: "im.".padEnd(200, "x") },
  ];
  for (const more of good) expect((await save(app, sum(more))).status).toBe(200);
  const bad = [
    { calls: 0, successes: 0 },
    { calls: -1, successes: -2 },
    { calls: 1.5 },
    { calls: 1_000_000_001 },
    { successes: -1 },
    { successes: 5 },
    { successes: 0.5 },
    { averageDelayMs: -0.1 },
    { averageDelayMs: 3_600_001 },
    { averageDelayMs: "20" },
    { interface: "" },
    { interface: "x".repeat(201) },
    { minute: "now" },
    { minute: undefined },
    { calls: undefined },
  ];
  for (const more of bad)
    expect((await save(app, sum(more))).status, JSON.stringify(more)).toBe(400);
  const { body } = await save(app, sum({ successes: 5 }));
  expect(body.errors).toEqual([
    { field: "records.0.successes", problem: "must be at most the calls" },
  ]);
});

test("PP-4.monitoring: a batch holds 1 to 100 sums", async () => {
  const app = await givenApp(w);
  expect((await save(app)).status).toBe(400);
  expect((await save(app, ...Array(101).fill(sum()))).status).toBe(400);
  expect(await sums(app)).toEqual([]);
  expect((await save(app, ...Array(100).fill(sum()))).body).toEqual({ stored: 100, expired: 0 });
  expect(await sums(app)).toMatchObject([{ calls: 400 }]);
});
