import { beforeAll, expect, it } from "vitest";
import { contentsOf } from "../../support/opened.ts";
import { settle, sweep } from "../../support/time.ts";
import {
  change,
  day,
  givenApp,
  givenMessages,
  iso,
  readable,
  recordsOf,
} from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

const keepMessages = (app: string, days: number) =>
  change(w, app, { storage: { messages: { days } } });

const endsOf = async (app: string): Promise<Record<string, string>> => {
  const { body } = await w.call("read-messages", { app, path: { conversationId: "c" } });
  return Object.fromEntries(
    body.messages.map((one: { messageId: string; expiresAt: string }) => [
      one.messageId,
      one.expiresAt,
    ]),
  );
};

it("DA-5.period: a longer period lengthens nothing that is held, only what is collected from then on", async () => {
  const app = await givenApp(w);
  const start = w.clock.now;
  await givenMessages(w, app, "c", "held");
  w.clock.now = start + 1;
  await keepMessages(app, 30);
  await settle(w, app);
  await givenMessages(w, app, "c", "new");

  w.clock.now = start + 7 * day - 1;
  await sweep(w);
  expect((await readable(w, app, "c")).sort()).toEqual(["held", "new"]);
  w.clock.now = start + 7 * day;
  expect(await readable(w, app, "c")).toEqual(["new"]);
  await sweep(w);
  expect(await contentsOf(w, "messages", app)).toMatchObject([{ messageId: "new" }]);
  w.clock.now = start + 30 * day;
  expect(await readable(w, app, "c")).toEqual(["new"]);
  w.clock.now += 1;
  expect(await readable(w, app, "c")).toEqual([]);
});

it.each([
  ["after the shorter one was carried out", true],
  ["before the shorter one was carried out", false],
])(
  "DA-5.period: what was held under a shorter period keeps that end when the period grows again, %s",
  async (_, carriedOut) => {
    const app = await givenApp(w);
    const start = w.clock.now;
    await givenMessages(w, app, "c", "over");
    w.clock.now = start + 2 * day;
    await givenMessages(w, app, "c", "held");
    await keepMessages(app, 1);
    expect(await readable(w, app, "c")).toEqual(["held"]);
    if (carriedOut) await settle(w, app);
    await keepMessages(app, 7);
    await givenMessages(w, app, "c", "new");
    expect(await endsOf(app)).toEqual({
      held: iso(start + 3 * day),
      new: iso(start + 9 * day),
    });
    await settle(w, app);
    expect(await recordsOf(w, "messages", app)).toHaveLength(2);

    w.clock.now = start + 3 * day - 1;
    await sweep(w);
    expect((await readable(w, app, "c")).sort()).toEqual(["held", "new"]);
    w.clock.now = start + 3 * day;
    expect(await readable(w, app, "c")).toEqual(["new"]);
    await sweep(w);
    expect(await contentsOf(w, "messages", app)).toMatchObject([{ messageId: "new" }]);
    w.clock.now = start + 9 * day - 1;
    expect(await readable(w, app, "c")).toEqual(["new"]);
    w.clock.now = start + 9 * day;
    expect(await readable(w, app, "c")).toEqual([]);
  },
);

it("DA-5.period: periods that rise and fall bind each message by the shortest since it was collected", async () => {
  const app = await givenApp(w);
  const start = w.clock.now;
  const ends: Record<string, string> = {};
  const then = async (days: number, name: string) => {
    await keepMessages(app, days);
    await givenMessages(w, app, "c", name);
  };
  await then(30, "a");
  await then(5, "b");
  await then(10, "c");
  await then(3, "d");
  await then(8, "e");
  await then(20, "f");
  for (const name of ["a", "b", "c", "d"]) ends[name] = iso(start + 3 * day);
  ends.e = iso(start + 8 * day);
  ends.f = iso(start + 20 * day);
  expect(await endsOf(app)).toEqual(ends);
  await settle(w, app);
  w.clock.now = start + 3 * day;
  await sweep(w);
  expect((await readable(w, app, "c")).sort()).toEqual(["e", "f"]);
  w.clock.now = start + 8 * day;
  await sweep(w);
  expect(await contentsOf(w, "messages", app)).toMatchObject([{ messageId: "f" }]);
});

it("DA-5.period: a profile collected under a longer period is kept for it, one held before is not", async () => {
  const app = await givenApp(w);
  const save = (userId: string) =>
    w.call("save-user-information", {
      app,
      path: { userId },
      body: { profile: { Tag_Profile_IM_Nick: userId } },
    });
  const there = async (userId: string) =>
    (await w.call("read-user-information", { app, path: { userId } })).status === 200;
  await save("al");
  await save("bo");
  await change(w, app, { storage: { userInformation: { days: 30 } } });
  await save("bo");
  w.clock.now += 7 * day;
  expect([await there("al"), await there("bo")]).toEqual([false, true]);
  w.clock.now += 23 * day - 1;
  expect(await there("bo")).toBe(true);
  w.clock.now += 1;
  expect(await there("bo")).toBe(false);
});
