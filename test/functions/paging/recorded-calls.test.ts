import { beforeAll, expect, test } from "vitest";
import { day, givenApp, iso } from "../../support/verbs.ts";
import { type List, walk } from "../../support/walk.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const ofLogs = (app: string): List => ({ action: "read-log-data", app, items: "records" });

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => from + index);

test("PP-4.log: log data pages in order of time, both ways, each record once", async () => {
  const app = await givenApp(w);
  const records = numbers(0, 10).map((id) => ({
    ip: "203.0.113.5",
    interface: `im.${id}`,
    time: iso(w.clock.now - 5 * day + Math.floor(id / 4) * day + id),
  }));
  await w.call("save-log-data", { app, body: { records } });
  const named = (pages: { interface: string }[][]) =>
    pages
      .flat()
      .map((one) => one.interface)
      .filter((name) => name.startsWith("im."));
  const up = await walk(w, ofLogs(app), { limit: "3" });
  expect(named(up)).toEqual(records.map((one) => one.interface));
  const down = await walk(w, ofLogs(app), { limit: "3", order: "desc" });
  expect(named(down)).toEqual(records.map((one) => one.interface).reverse());
});

test("PP-4.monitoring: monitoring data pages by minute, both ways, each sum once", async () => {
  const app = await givenApp(w);
  const list = { action: "read-monitoring-data", app, items: "records" };
  const minute = (id: number) => iso(w.clock.now - day + id * 3_600_000);
  const records = numbers(0, 10).map((id) => ({
    interface: "im.send",
    minute: minute(id),
    calls: id + 1,
    successes: 0,
    averageDelayMs: 0,
  }));
  await w.call("save-monitoring-data", { app, body: { records } });
  const calls = (pages: { interface: string; calls: number }[][]) =>
    pages
      .flat()
      .filter((one) => one.interface === "im.send")
      .map((one) => one.calls);
  expect(calls(await walk(w, list, { limit: "3" }))).toEqual(numbers(1, 11));
  const down = await walk(w, list, { limit: "3", order: "desc" });
  expect(calls(down)).toEqual(numbers(1, 11).reverse());
});
