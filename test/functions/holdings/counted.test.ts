import { beforeAll, describe, expect, it } from "vitest";
import { daysOf, messagesHeld, pageOfHoldings } from "../../support/holdings.ts";
import { givenChat, givenHold, speak } from "../../support/holds.ts";
import { sweep, versionOf } from "../../support/time.ts";
import { change, day, givenApp, givenMessages, iso, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const dayAfter = (days: number) => iso(w.clock.now + days * day).slice(0, 10);

describe("DA-5.period: what is held of an app", () => {
  it("is each message that can be read, by the day on which it goes", async () => {
    const app = await givenApp(w);
    await givenMessages(w, app, "c", "one", "two");
    const first = w.clock.now;
    w.clock.now += day;
    await givenMessages(w, app, "d", "three");
    const held = await messagesHeld(w, app);
    expect(held).toMatchObject({ records: 3, oldest: iso(first), newest: iso(w.clock.now) });
    expect(daysOf(held.goes)).toEqual({ [dayAfter(6)]: 2, [dayAfter(7)]: 1 });
    expect(held.bytes).toBeGreaterThan(3 * 100);
    expect(held.goes.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(held.bytes);
    expect(held.overdue).toEqual({ records: 0, bytes: 0 });
  });

  it("is a message until its last millisecond, and overdue from its end until it is swept", async () => {
    const app = await givenApp(w);
    const end = w.clock.now + 7 * day;
    await givenMessages(w, app, "c", "one");
    w.clock.now = end - 1;
    expect(await messagesHeld(w, app)).toMatchObject({ records: 1, overdue: { records: 0 } });
    w.clock.now = end;
    const over = await messagesHeld(w, app);
    expect(over).toMatchObject({
      records: 0,
      bytes: 0,
      goes: [],
      overdue: { records: 1, byMs: 0 },
    });
    expect(over).not.toHaveProperty("oldest");
    w.clock.now = end + 5_000;
    expect((await messagesHeld(w, app)).overdue).toMatchObject({ records: 1, byMs: 5_000 });
    await sweep(w);
    expect((await messagesHeld(w, app)).overdue).toEqual({ records: 0, bytes: 0 });
  });

  it("is overdue at once when a shorter period or an opt-out has made it so", async () => {
    const app = await givenChat(w);
    w.clock.now += 2 * day;
    await change(w, app, { storage: { messages: { days: 2 } } });
    expect(await messagesHeld(w, app)).toMatchObject({
      records: 0,
      overdue: { records: 4, byMs: 0 },
    });
    const none = await givenChat(w);
    await change(w, none, { storage: { messages: { store: false } } });
    const { overdue } = await messagesHeld(w, none);
    expect(overdue.records).toBe(4);
    expect(overdue).not.toHaveProperty("byMs");
  });

  it("tells the place of a recalled message apart: its content is gone", async () => {
    const app = await givenChat(w);
    await w.call("recall-message", {
      app,
      method: "DELETE",
      path: { conversationId: "c", messageId: "c by alice" },
    });
    expect(await messagesHeld(w, app)).toMatchObject({ records: 3, marks: { records: 1 } });
    w.clock.now += 30 * day;
    expect(await messagesHeld(w, app)).toMatchObject({
      marks: { records: 0 },
      overdue: { records: 4 },
    });
  });

  it("names every category, and of registry and configuration the day of the purge", async () => {
    const app = await givenChat(w);
    const { categories, purgeAt, etag } = await pageOfHoldings(w, app);
    expect(purgeAt).toBeUndefined();
    expect(etag).toBe(`"${await versionOf(w, app)}"`);
    expect(categories.map(({ category, records }) => [category, records])).toEqual([
      ["appRegistry", 1],
      ["configuration", 1],
      ["logData", expect.any(Number)],
      ["monitoringData", expect.any(Number)],
      ["userInformation", 2],
      ["messages", 4],
    ]);
    expect(categories[0]?.goes).toEqual([]);
    await w.call("terminate-app", { app, method: "POST" });
    const ended = await pageOfHoldings(w, app);
    const purge = String(ended.purgeAt).slice(0, 10);
    expect(ended.purgeAt).toBe((await w.call("read-app", { app })).body.purgeAt);
    expect(ended.categories.slice(0, 2).map(({ goes }) => daysOf(goes))).toEqual([
      { [purge]: 1 },
      { [purge]: 1 },
    ]);
  });

  it("PP-6.configuration: goes with the purge at the latest, once the app is terminated", async () => {
    const app = await givenApp(w);
    await change(w, app, { storage: { messages: { store: true, days: 3_650 } } });
    await givenMessages(w, app, "c", "one");
    expect(daysOf((await messagesHeld(w, app)).goes)).toEqual({ [dayAfter(3_650)]: 1 });
    const { body } = await w.call("terminate-app", { app, method: "POST" });
    expect(daysOf((await messagesHeld(w, app)).goes)).toEqual({ [body.purgeAt.slice(0, 10)]: 1 });
  });

  it("is of one app alone, and counting leaves it as it was", async () => {
    const [app, other] = [await givenChat(w), await givenChat(w)];
    const before = await recordsOf(w, "messages", app);
    await speak(w, other, "c", "alice", "later");
    expect((await messagesHeld(w, app)).records).toBe(4);
    expect(await recordsOf(w, "messages", app)).toEqual(before);
  });
});

describe("DA-5.law: what a hold keeps", () => {
  it("is told apart, goes on no day, and is never overdue", async () => {
    const app = await givenChat(w);
    await givenHold(w, app, { kind: "conversation", conversationId: "c" });
    const held = await messagesHeld(w, app);
    expect(held).toMatchObject({ records: 4, held: { records: 2 } });
    expect(Object.values(daysOf(held.goes))).toEqual([2]);
    w.clock.now += 30 * day;
    expect(await messagesHeld(w, app)).toMatchObject({
      records: 0,
      held: { records: 2 },
      overdue: { records: 2 },
    });
  });

  it("keeps registry and configuration from their purge too", async () => {
    const app = await givenChat(w);
    await givenHold(w, app, { kind: "app" });
    await w.call("terminate-app", { app, method: "POST" });
    const [registry] = (await pageOfHoldings(w, app, { category: "appRegistry" })).categories;
    expect(registry).toMatchObject({ goes: [], held: { records: 1 } });
  });
});
