import { beforeAll, expect, test } from "vitest";
import { day, givenApp, givenMessages, iso, recordsOf, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const logs = async (app: string) => (await w.call("read-log-data", { app })).body.records;
const sums = async (app: string) => (await w.call("read-monitoring-data", { app })).body.records;
const problem = (name: string) => `urn:chat-retention:problem:${name}`;

test("PP-4.log: every call of our own API is log data: exit IP, interface and time", async () => {
  const app = await givenApp(w);
  await w.call("read-app", { app, ip: "198.51.100.99" });
  expect(await logs(app)).toEqual([
    { ip: "198.51.100.99", interface: "GET /v1/apps/{appId}", time: iso(w.clock.now) },
  ]);
});

test("PP-4.log: a call that was refused is log data with its problem as cause, whatever the problem", async () => {
  const app = await givenApp(w);
  const id = { conversationId: "c", messageId: "nothing" };
  await w.call("save-messages", { app, rawBody: "{" });
  w.clock.now += 1;
  await w.call("save-messages", { app, body: {} });
  w.clock.now += 1;
  await w.call("recall-message", { app, path: id });
  w.clock.now += 1;
  await w.call("change-configuration", { app, method: "PATCH", body: {} });
  w.clock.now += 1;
  const user = { profile: {}, age: 3 };
  await w.call("save-user-information", { app, path: { userId: "kid" }, body: user });
  expect((await logs(app)).map(({ cause }: { cause?: string }) => cause)).toEqual(
    ["invalid-json", "invalid-input", "not-found", "version-required", "age-below-minimum"].map(
      problem,
    ),
  );
});

test("PP-4.log: nothing of what a call carried is log data or monitoring data", async () => {
  const app = await givenApp(w);
  await givenMessages(w, app, "secret-room", "secret-message");
  await w.call("save-messages", { app, body: { "secret-field": "secret" } });
  await w.call("read-user-information", { app, path: { userId: "secret-user" } });
  for (const table of ["log-data", "monitoring-data"] as const) {
    expect(JSON.stringify(await rowsOf(w, table, app))).not.toContain("secret");
  }
});

test("PP-4.monitoring: our own calls are summed by interface and minute, refused ones as no success", async () => {
  const app = await givenApp(w);
  w.clock.now = Math.ceil(w.clock.now / 60_000) * 60_000;
  await w.call("read-app", { app });
  w.clock.now += 59_999;
  await w.call("read-app", { app });
  const miss = { app, path: { userId: "nobody" } };
  await w.call("read-user-information", miss);
  w.clock.now += 1;
  await w.call("read-app", { app });
  const read = await sums(app);
  const [first, second] = [iso(w.clock.now - 60_000), iso(w.clock.now)];
  expect(read).toContainEqual({
    interface: "GET /v1/apps/{appId}",
    minute: first,
    calls: 2,
    successRate: 1,
    averageDelayMs: 0,
  });
  expect(read).toContainEqual(
    expect.objectContaining({ interface: "GET /v1/apps/{appId}", minute: second, calls: 1 }),
  );
  expect(read).toContainEqual(
    expect.objectContaining({
      interface: "GET /v1/apps/{appId}/users/{userId}",
      minute: first,
      successRate: 0,
    }),
  );
});

test("PP-4.monitoring: the delay of a call is from its arrival to its answer", async () => {
  const app = await givenApp(w);
  let ticks = 0;
  const { create } = await import("../../../functions/read-app/handler.ts");
  const handler = create({ ...w.run, now: () => w.clock.now + 25 * ticks++ });
  const event = {
    routeKey: "GET /v1/apps/{appId}",
    headers: {},
    pathParameters: { appId: app },
    requestContext: {
      http: { method: "GET", sourceIp: "198.51.100.1" },
      authorizer: {
        jwt: { claims: { client_id: `client-of-${app}` }, scopes: ["chat-retention/app"] },
      },
    },
  };
  await handler(event as never, {} as never);
  const [sum] = await sums(app);
  expect(sum).toMatchObject({ interface: "GET /v1/apps/{appId}", calls: 1 });
  expect(sum.averageDelayMs).toBeGreaterThanOrEqual(25);
});

test("PP-4.log: who is refused at the door of an app leaves nothing in its log", async () => {
  const app = await givenApp(w);
  expect((await w.call("read-app", { app, client: "somebody else" })).status).toBe(403);
  expect((await w.call("read-app", { app: "no-such-app" })).status).toBe(403);
  expect(await rowsOf(w, "log-data", app)).toEqual([]);
  expect(await rowsOf(w, "monitoring-data", app)).toEqual([]);
  expect(await rowsOf(w, "log-data", "no-such-app")).toEqual([]);
});

test("PP-6.configuration: a call for an app that is being purged leaves nothing behind", async () => {
  const app = await givenApp(w);
  await w.call("terminate-app", { app, method: "POST" });
  w.clock.now += 62 * day;
  await w.work("purge-app", [{ appId: app }], 10_000);
  await w.call("read-app", { app });
  await w.call("read-configuration", { app });
  w.clock.now += day;
  await w.work("purge-app", [{ appId: app }]);
  await w.call("read-app", { app });
  expect(await recordsOf(w, "log-data", app)).toEqual([]);
  expect(await recordsOf(w, "monitoring-data", app)).toEqual([]);
});
