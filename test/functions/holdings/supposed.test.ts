/** What a change of storage would do to what is held, before anyone makes it. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { daysOf, messagesHeld } from "../../support/holdings.ts";
import { givenChat, givenHold, speak } from "../../support/holds.ts";
import { settleOnce } from "../../support/time.ts";
import { change, day, givenApp, givenMessages, iso, readable } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenChat(w);
});

const supposed = async (query: Readonly<Record<string, string>>) =>
  (await messagesHeld(w, app, query)).asIf;
const dayAfter = (days: number) => iso(w.clock.now + days * day).slice(0, 10);

describe("DA-5.period: as if messages were kept for fewer days", () => {
  it("a message goes at once that is as old as that, and not a millisecond before", async () => {
    w.clock.now += 2 * day - 1;
    expect(await supposed({ days: "2" })).toMatchObject({
      goesAtOnce: { records: 0, bytes: 0 },
      earlier: { records: 4 },
      goes: [{ day: dayAfter(0), records: 4 }],
    });
    w.clock.now += 1;
    const would = await supposed({ days: "2" });
    expect(would).toMatchObject({ goesAtOnce: { records: 4 }, earlier: { records: 0 }, goes: [] });
    expect(would?.goesAtOnce.bytes).toBe((await messagesHeld(w, app)).bytes);
  });

  it("what goes at once is what is gone when the change is made, and its settlement done", async () => {
    await speak(w, app, "c", "alice", "again");
    w.clock.now += 2 * day;
    await speak(w, app, "c", "bob", "later");
    const would = await supposed({ days: "2" });
    expect(would).toMatchObject({ goesAtOnce: { records: 5 }, goes: [{ records: 1 }] });
    await change(w, app, { storage: { messages: { days: 2 } } });
    await settleOnce(w, { appId: app });
    const after = await messagesHeld(w, app);
    expect(after).toMatchObject({ records: 1, overdue: { records: 0 } });
    expect(after.goes).toEqual(would?.goes);
  });

  it("nothing has changed by asking", async () => {
    await supposed({ days: "1" });
    expect(await readable(w, app, "c")).toHaveLength(2);
    expect((await messagesHeld(w, app)).asIf).toBeUndefined();
    const { body } = await w.call("read-configuration", { app });
    expect(body.storage.messages).toEqual({ store: true, days: 30 });
  });
});

describe("DA-5.period: as if messages were kept for more days", () => {
  it("nothing that is held goes later: a longer period is for what comes from then on", async () => {
    const would = await supposed({ days: "60" });
    expect(would).toMatchObject({ later: { records: 0 }, earlier: { records: 0 } });
    expect(daysOf(would?.goes ?? [])).toEqual({ [dayAfter(30)]: 4 });
  });
});

describe("DA-5.opt-out: as if messages were not stored", () => {
  it("all of them go at once, and what is over already is no part of it", async () => {
    expect(await supposed({ store: "false" })).toMatchObject({
      goesAtOnce: { records: 4 },
      goes: [],
    });
    w.clock.now += 30 * day;
    expect(await supposed({ store: "false" })).toMatchObject({ goesAtOnce: { records: 0 } });
  });

  it("DA-5.law: what a hold keeps is told apart: it could not be read any more, and stays", async () => {
    await givenHold(w, app, { kind: "user", userId: "alice" });
    const would = await supposed({ store: "false" });
    expect(would).toMatchObject({ goesAtOnce: { records: 2 }, held: { records: 2 } });
    expect((await supposed({ days: "29" }))?.held.records).toBe(0);
  });
});

describe("a change that is supposed", () => {
  const refusal = async (of: string, query: Readonly<Record<string, string>>) => {
    const { status, body } = await w.call("read-holdings", { app: of, query });
    return [status, body.errors?.[0]?.field];
  };

  it("is of a category whose storage the customer chooses", async () => {
    expect(await refusal(app, { store: "false" })).toEqual([400, "category"]);
    expect(await refusal(app, { category: "logData", days: "1" })).toEqual([400, "category"]);
  });

  it.each(["0", "3651", "1.5", "", "x"])(
    "has as many days as may be chosen, not %j",
    async (days) => {
      expect(await refusal(app, { category: "messages", days })).toEqual([400, "days"]);
    },
  );

  it("takes the least and the most days that may be chosen", async () => {
    for (const days of ["1", "3650"]) expect(await supposed({ days })).toBeDefined();
  });

  it("DA-6.consent: turns on nothing without a consent statement, as the change itself would not", async () => {
    const none = await givenApp(w, { consent: undefined });
    await givenMessages(w, none, "c", "one");
    const query = { category: "messages", store: "true" };
    const { status, body } = await w.call("read-holdings", { app: none, query });
    expect([status, body.type]).toEqual([403, "urn:chat-retention:problem:consent-missing"]);
  });
});
