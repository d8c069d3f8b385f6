import { beforeAll, describe, expect, test } from "vitest";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { operational } from "../../../functions/policy/periods.ts";
import { change, givenApp, rowsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const patch = (app: string, headers: Readonly<Record<string, string>>, body: object) =>
  w.call("change-configuration", { app, method: "PATCH", headers, body });

const etagOf = async (app: string) => (await w.call("read-configuration", { app })).headers.etag;

describe("PP-4.configuration: a change", () => {
  test.each(["PUT", "PATCH"])("by %s names the version that it changes", async (method) => {
    const app = await givenApp(w);
    const before = await rowsOf(w, "configuration", app);
    const answer = await w.call("change-configuration", { app, method, body: { tags: ["new"] } });
    expect(answer).toMatchObject({ status: 428 });
    expect(answer.body.type).toBe("urn:chat-retention:problem:version-required");
    expect(await rowsOf(w, "configuration", app)).toEqual(before);
  });

  test("of another version than the one that is there is refused, however it is written", async () => {
    const app = await givenApp(w);
    const before = await rowsOf(w, "configuration", app);
    for (const tag of ['"0"', '"2"', "1", 'W/"1"', "*", '"1", "2"', ""]) {
      const { status, body } = await patch(app, { "if-match": tag }, { tags: ["new"] });
      expect([tag, status]).toEqual([tag, 412]);
      expect(body.type).toBe("urn:chat-retention:problem:stale-version");
    }
    expect(await rowsOf(w, "configuration", app)).toEqual(before);
  });

  test("gives the version a new tag, and an old tag never fits again", async () => {
    const app = await givenApp(w);
    const tags = [await etagOf(app)];
    for (const limit of [100, 500, 100]) {
      const { status, headers } = await change(w, app, { recentContacts: limit });
      expect(status).toBe(200);
      expect(headers.etag).toBe(await etagOf(app));
      tags.push(headers.etag);
    }
    expect(new Set(tags).size).toBe(4);
    for (const tag of tags.slice(0, -1)) {
      const answer = await patch(app, { "if-match": tag ?? "" }, { recentContacts: 101 });
      expect(answer).toMatchObject({ status: 412 });
    }
  });

  test("that is refused leaves the version as it was", async () => {
    const app = await givenApp(w);
    const before = await etagOf(app);
    expect(await change(w, app, { recentContacts: 99 })).toMatchObject({ status: 400 });
    expect(await etagOf(app)).toBe(before);
  });

  test("of two at the same time happens, and the other one is told", async () => {
    const app = await givenApp(w);
    const headers = { "if-match": (await etagOf(app)) ?? "" };
    const contacts = [100, 200, 300, 400, 500];
    const answers = await Promise.all(
      contacts.map((recentContacts) => patch(app, headers, { recentContacts })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412, 412, 412]);
    const won = contacts[answers.findIndex(({ status }) => status === 200)];
    const { body } = await w.call("read-configuration", { app });
    expect(body.recentContacts).toBe(won);
  });

  test("is for the app's use, and ends with it: nothing changes once the purge has begun", async () => {
    const app = await givenApp(w);
    const { body } = await w.call("terminate-app", { app, method: "POST" });
    expect(await change(w, app, { recentContacts: 100 })).toMatchObject({ status: 200 });
    w.clock.now = Date.parse(body.purgeAt);
    await w.work("purge-app", [{ appId: app }]);
    const before = await rowsOf(w, "configuration", app);
    const answer = await change(w, app, { recentContacts: 500 });
    expect(answer).toMatchObject({ status: 409 });
    expect(answer.body.type).toBe("urn:chat-retention:problem:purge-begun");
    expect(await rowsOf(w, "configuration", app)).toEqual(before);
  });
});

describe("DA-5.period: a shortening whose message was lost on the way", () => {
  test("is found by the sweep, and by none before its time", async () => {
    const app = await givenApp(w);
    await takeFrom(w, "settlementQueue");
    await change(w, app, { storage: { messages: { days: 1 } } });
    const lost = await takeFrom(w, "settlementQueue");
    expect(lost).toContainEqual({ appId: app });
    await w.deliver("sweep");
    expect(await takeFrom(w, "settlementQueue")).not.toContainEqual({ appId: app });
    w.clock.now += milliseconds(operational.sweepEvery);
    await w.deliver("sweep");
    expect(await takeFrom(w, "settlementQueue")).toContainEqual({ appId: app });
  });
});
