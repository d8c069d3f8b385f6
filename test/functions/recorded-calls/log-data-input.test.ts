import { beforeAll, expect, test } from "vitest";
import { givenApp } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const save = (app: string, ...records: unknown[]) =>
  w.call("save-log-data", { app, method: "POST", body: { records } });

type Log = { readonly ip: string; readonly interface: string };
const own = ({ interface: name }: Log) => name.startsWith("im.");
/** What the app can read of what it saved; its calls of our own API are logged as well. */
const logs = async (app: string) =>
  (await w.call("read-log-data", { app, query: { limit: "100" } })).body.records.filter(own);
const call = { ip: "203.0.113.5", interface: "im.sendmsg" };

test("PP-4.log: no other field is taken, and of a batch with one nothing is stored", async () => {
  const app = await givenApp(w);
  const extras = ["userId", "userAgent", "referrer", "path", "at", "pk", "until"];
  for (const extra of extras) {
    const answer = await save(app, call, { ...call, [extra]: "more" });
    expect(answer.status, extra).toBe(400);
    expect(answer.body.errors).toEqual([
      { field: `records.1.${extra}`, problem: "is not a field we know" },
    ]);
  }
  const more = { body: { records: [call], appId: "another" }, app, method: "POST" };
  expect((await w.call("save-log-data", more)).status).toBe(400);
  expect(await logs(app)).toEqual([]);
});

test("PP-4.log: every field has its kind and bounds", async () => {
  const app = await givenApp(w);
  const good = [
    { ...call, cause: "" },
    { ...call, cause: "x".repeat(500) },
    { ...call, interface: "im.".padEnd(200, "x") },
  ];
  expect((await save(app, ...good)).body).toEqual({ stored: 3, expired: 0 });
  const bad = [
    {},
    { ip: call.ip },
    { interface: call.interface },
    { ...call, ip: "" },
    { ...call, ip: "256.1.1.1" },
    { ...call, ip: "host.example" },
    { ...call, ip: 7 },
    { ...call, interface: "" },
    { ...call, interface: "x".repeat(201) },
    { ...call, cause: "x".repeat(501) },
    { ...call, cause: { message: "nested" } },
    { ...call, time: "yesterday" },
    { ...call, time: "2030-01-15" },
    { ...call, time: "2030-01-15T12:00:00" },
    { ...call, time: w.clock.now },
    null,
  ];
  for (const record of bad) {
    expect((await save(app, record)).status, JSON.stringify(record)).toBe(400);
  }
  expect(await logs(app)).toHaveLength(3);
});

test("PP-4.log: a batch holds 1 to 100 records", async () => {
  const app = await givenApp(w);
  expect((await save(app)).status).toBe(400);
  expect((await save(app, ...Array(101).fill(call))).status).toBe(400);
  expect(await logs(app)).toEqual([]);
  expect((await save(app, ...Array(100).fill(call))).body).toEqual({ stored: 100, expired: 0 });
});
