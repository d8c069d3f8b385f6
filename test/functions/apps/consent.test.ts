import { beforeAll, describe, expect, test } from "vitest";
import {
  change,
  givenApp,
  givenMessages,
  iso,
  readable,
  recordsOf,
  rowsOf,
} from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const saveUser = (app: string) =>
  w.call("save-user-information", {
    app,
    method: "PUT",
    path: { userId: "alice" },
    body: { profile: { Tag_Profile_IM_Nick: "Alice" } },
  });
const readUser = async (app: string) =>
  (await w.call("read-user-information", { app, path: { userId: "alice" } })).status;

const held = async (app: string) => [
  ...(await rowsOf(w, "messages", app)),
  ...(await rowsOf(w, "user-information", app)),
];

const consent = () => ({ version: "2", statedAt: iso(w.clock.now), reference: "terms" });
const storing = (store: boolean) => ({
  storage: { messages: { store }, userInformation: { store } },
});

describe("DA-6.consent: an app without a consent statement", () => {
  test("is registered, and stores nothing: no message, no user information", async () => {
    const app = await givenApp(w, { consent: undefined });
    const { body } = await w.call("read-configuration", { app });
    expect(body.storage).toEqual(storing(false).storage);
    expect(body).not.toHaveProperty("consent");
    expect(await givenMessages(w, app, "room", "m1")).toMatchObject({ status: 202 });
    expect((await saveUser(app)).body.type).toBe("urn:chat-retention:problem:consent-missing");
    expect(await held(app)).toEqual([]);
    expect(await readable(w, app, "room")).toEqual([]);
  });

  test.each([
    [["messages"], { messages: { store: true } }],
    [["userInformation"], { userInformation: { store: true } }],
    [["userInformation", "messages"], storing(true).storage],
  ])("cannot opt in to storing %j, and is told which field", async (categories, storage) => {
    const app = await givenApp(w, { consent: undefined });
    const before = await rowsOf(w, "configuration", app);
    const { status, body } = await change(w, app, { storage });
    expect([status, body.type]).toEqual([403, "urn:chat-retention:problem:consent-missing"]);
    const problem = "must be false without a consent statement";
    const errors = categories.map((category) => ({ field: `storage.${category}.store`, problem }));
    expect(body.errors).toHaveLength(errors.length);
    expect(body.errors).toEqual(expect.arrayContaining(errors));
    expect(await rowsOf(w, "configuration", app)).toEqual(before);
  });

  test("opts in as soon as it states one, with or after the statement", async () => {
    const app = await givenApp(w, { consent: undefined });
    expect((await change(w, app, { consent: consent(), ...storing(true) })).status).toBe(200);
    expect((await givenMessages(w, app, "room", "m1")).body).toMatchObject({ stored: 1 });
    expect((await saveUser(app)).status).toBe(200);
    const later = await givenApp(w, { consent: undefined });
    expect((await change(w, later, { consent: consent() })).status).toBe(200);
    expect(await givenMessages(w, later, "room", "m1")).toMatchObject({ status: 202 });
    expect((await change(w, later, storing(true))).status).toBe(200);
    expect((await givenMessages(w, later, "room", "m2")).body).toMatchObject({ stored: 1 });
  });
});

describe("DA-6.consent: a consent statement", () => {
  test("cannot be withdrawn while anything is to be stored under it", async () => {
    const app = await givenApp(w);
    for (const storage of [{}, { messages: { store: false } }]) {
      const { status, body } = await change(w, app, { consent: null, storage });
      expect([status, body.type]).toEqual([403, "urn:chat-retention:problem:consent-missing"]);
    }
    expect((await w.call("read-configuration", { app })).body.consent).toBeDefined();
  });

  test("that is withdrawn takes all that is held with it, at once", async () => {
    const app = await givenApp(w);
    await givenMessages(w, app, "room", "m1", "m2");
    await saveUser(app);
    const change1 = await change(w, app, { consent: null, ...storing(false) });
    expect(change1).toMatchObject({ status: 200 });
    expect(change1.body).not.toHaveProperty("consent");
    expect(await readable(w, app, "room")).toEqual([]);
    expect(await readUser(app)).toBe(404);
    expect(await recordsOf(w, "messages", app)).toHaveLength(2);
    expect(await w.work("settle-configuration", [{ appId: app }])).toBe(0);
    expect(await recordsOf(w, "messages", app)).toEqual([]);
    expect(await recordsOf(w, "user-information", app)).toEqual([]);
    expect((await rowsOf(w, "configuration", app))[0]).not.toHaveProperty("consent");
  });

  test("that was withdrawn and stated again brings nothing back", async () => {
    const app = await givenApp(w);
    await givenMessages(w, app, "room", "m1");
    await change(w, app, { consent: null, ...storing(false) });
    await w.work("settle-configuration", [{ appId: app }]);
    expect((await change(w, app, { consent: consent(), ...storing(true) })).status).toBe(200);
    expect(await readable(w, app, "room")).toEqual([]);
    await givenMessages(w, app, "room", "m2");
    expect(await readable(w, app, "room")).toEqual(["m2"]);
  });

  test("that comes back before the erasing was done does not save what was due", async () => {
    const app = await givenApp(w);
    await givenMessages(w, app, "room", "m1");
    await change(w, app, { consent: null, ...storing(false) });
    await change(w, app, { consent: consent(), ...storing(true) });
    await w.work("settle-configuration", [{ appId: app }]);
    expect(await readable(w, app, "room")).toEqual([]);
    expect(await recordsOf(w, "messages", app)).toEqual([]);
  });
});
