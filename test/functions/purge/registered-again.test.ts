import { beforeAll, beforeEach, expect, it } from "vitest";
import { callOften, givenLoadedApp } from "../../support/loaded-app.ts";
import { region } from "../../support/resources.ts";
import { leftOf, purge, purgeOnce, sweep } from "../../support/time.ts";
import { change, givenMessages, iso, readable, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
let cursor: string;

beforeAll(async () => {
  w = await world();
});

/** An app that was full, was read a moment before its purge by functions that are still warm, and is purged. */
beforeEach(async () => {
  app = await givenLoadedApp(w);
  const { body } = await w.call("terminate-app", { app, method: "POST" });
  w.clock.now = Date.parse(body.purgeAt) - 1;
  await callOften(w, app);
  const query = { limit: "1" };
  const page = await w.call("read-messages", { app, path: { conversationId: "a" }, query });
  cursor = page.body.next;
  await change(w, app, { secrets: { webhookToken: "old" } });
  w.clock.now += 1;
  await purge(w, app);
  expect(await leftOf(w, app)).toEqual([]);
});

const register = (id: string) =>
  w.call("register-app", {
    body: {
      appId: id,
      uin: `uin-${id}`,
      region,
      clientIds: [`client-of-${id}`],
      consent: { version: "2", statedAt: iso(w.clock.now), reference: "terms" },
      minimumAges: { default: 13 },
    },
  });

it("PP-5: an app that was purged can be registered again under its id, and nothing of the old one is seen", async () => {
  expect((await register(app)).status).toBe(201);
  expect((await w.call("read-app", { app })).body).toMatchObject({
    status: "active",
    registeredAt: iso(w.clock.now),
  });
  const { body } = await w.call("read-configuration", { app });
  expect(body).toMatchObject({ secretsSet: [], storage: { messages: { store: true } } });
  expect(body.tags).toBeUndefined();
  for (const room of ["a", "b", "c"]) expect(await readable(w, app, room)).toEqual([]);
  const page = await w.call("read-messages", {
    app,
    path: { conversationId: "a" },
    query: { cursor },
  });
  expect(page.body).toEqual({ messages: [] });
  expect((await w.call("read-user-information", { app, path: { userId: "al" } })).status).toBe(404);
});

it("PP-5: an app registered again right after its purge has a key of its own, in warm functions and cold ones alike", async () => {
  await register(app);
  await givenMessages(w, app, "a", "new");
  await change(w, app, { secrets: { webhookToken: "new" } });
  expect(await readable(w, app, "a")).toEqual(["new"]);
  w.restart();
  expect(await readable(w, app, "a")).toEqual(["new"]);
  expect((await givenMessages(w, app, "a", "new")).body).toMatchObject({ duplicates: 1 });
});

it("PP-6.configuration: what is left in queues of the old app's purge does nothing to the new one", async () => {
  await register(app);
  await givenMessages(w, app, "a", "new");
  for (const task of [{ appId: app }, { appId: app, look: 2 }]) await purgeOnce(w, task);
  await w.work("settle-configuration", [{ appId: app }, { appId: app, looked: 1 }]);
  await sweep(w);
  expect(await readable(w, app, "a")).toEqual(["new"]);
  expect((await w.call("read-app", { app })).body).toMatchObject({ status: "active" });
});

/** The partitions of records that no row of a directory stands for: nobody would find them. */
const unlisted = async (): Promise<string[]> => {
  const tables = ["log-data", "monitoring-data", "user-information", "messages"] as const;
  const all = await Promise.all(
    tables.map(async (table) => {
      const rows = await rowsOf(w, table, app);
      const [listed, records] = [[], []] as [string[], string[]];
      for (const { pk, sk } of rows) {
        if (String(pk).startsWith("dir|")) listed.push(`${app}|${sk}`);
        else records.push(String(pk));
      }
      return records.filter((pk) => !listed.includes(pk));
    }),
  );
  return all.flat();
};

it("PP-6.configuration: what functions that are still warm write for an app that is registered again is listed, each kind of it", async () => {
  expect((await register(app)).status).toBe(201);
  w.clock.now += 5_000;
  await callOften(w, app);
  await change(w, app, { storage: { messages: { days: 30 }, userInformation: { days: 30 } } });
  await givenMessages(w, app, "a", "new");
  const body = { profile: { Tag_Profile_IM_Nick: "al" } };
  await w.call("save-user-information", { app, path: { userId: "al" }, body });
  await w.call("save-log-data", {
    app,
    body: { records: [{ ip: "203.0.113.9", interface: "x" }] },
  });
  expect((await rowsOf(w, "log-data", app)).length).toBeGreaterThan(2);
  expect(await unlisted()).toEqual([]);
});
