import { beforeAll, expect, test } from "vitest";
import { day, givenApp, iso, recordsOf, rowsOf } from "../../support/verbs.ts";
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

test("PP-4.log: log data is read as it was saved: IP, interface, time and cause", async () => {
  const app = await givenApp(w);
  const time = iso(w.clock.now - 1_000);
  const records = [
    { ...call, time },
    { ip: "2001:db8::5", interface: "im.login", time: iso(w.clock.now), cause: "time-out" },
  ];
  expect(await save(app, ...records)).toMatchObject({
    status: 200,
    body: { stored: 2, expired: 0 },
  });
  expect(await logs(app)).toEqual(records);
});

test("PP-4.log: a call without a time happened now, one from a clock that is ahead as well", async () => {
  const app = await givenApp(w);
  await save(app, call, { ...call, time: iso(w.clock.now + 60_000) });
  const time = iso(w.clock.now);
  expect(await logs(app)).toEqual([
    { ...call, time },
    { ...call, time },
  ]);
});

test("PP-4.log: a time with an offset is the same instant", async () => {
  const app = await givenApp(w);
  const local = iso(w.clock.now - 3_600_000 + 7_200_000).replace("Z", "+02:00");
  await save(app, { ...call, time: local });
  expect(await logs(app)).toEqual([{ ...call, time: iso(w.clock.now - 3_600_000) }]);
});

test("PP-6.log: a call whose 7 days are over on arrival is counted and not stored, one a millisecond younger is", async () => {
  const app = await givenApp(w);
  const old = { ...call, time: iso(w.clock.now - 7 * day) };
  const young = { ...call, time: iso(w.clock.now - 7 * day + 1) };
  const ancient = { ...call, time: "0001-01-01T00:00:00Z" };
  expect((await save(app, old, young, ancient)).body).toEqual({ stored: 1, expired: 2 });
  expect(await logs(app)).toEqual([young]);
  w.clock.now += 1;
  expect(await logs(app)).toEqual([]);
});

test("PP-6.log: log data is readable for 7 days to the millisecond, and gone with the next sweep", async () => {
  const app = await givenApp(w);
  await save(app, call);
  w.clock.now += 7 * day - 1;
  expect(await logs(app)).toHaveLength(1);
  await w.deliver("sweep");
  expect(await logs(app)).toHaveLength(1);
  w.clock.now += 1;
  expect(await logs(app)).toEqual([]);
  await w.deliver("sweep");
  const left = await recordsOf(w, "log-data", app);
  expect(left.filter(({ interface: name }) => name === call.interface)).toEqual([]);
});

test("PP-4.log: an app reads and writes its own log data alone", async () => {
  const [app, other] = [await givenApp(w), await givenApp(w)];
  await save(app, call);
  expect(await logs(other)).toEqual([]);
  const foreign = { app, client: `client-of-${other}`, body: { records: [call] } };
  expect((await w.call("save-log-data", foreign)).status).toBe(403);
  expect((await w.call("read-log-data", foreign)).status).toBe(403);
  expect(await logs(app)).toHaveLength(1);
});

test("PP-6.configuration: a terminated app's log data is readable, and none is taken", async () => {
  const app = await givenApp(w);
  await save(app, call);
  await w.call("terminate-app", { app, method: "POST" });
  expect((await save(app, call)).status).toBe(409);
  expect(await logs(app)).toHaveLength(1);
});

test("PP-4.log: no key of log data shows an IP or an interface", async () => {
  const app = await givenApp(w);
  await save(app, { ip: "203.0.113.211", interface: "im.secret" });
  const keys = (await rowsOf(w, "log-data", app)).map(({ pk, sk }) => `${pk} ${sk}`);
  expect(keys.join("\n")).not.toMatch(/203\.0\.113|secret/);
});
