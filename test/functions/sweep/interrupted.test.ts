import { beforeAll, expect, it } from "vitest";
import { dynamodbClient } from "../../../functions/adapters/clients.ts";
import { keepingFor } from "../../../functions/domain/app.ts";
import { perishable } from "../../../functions/policy/categories.ts";
import { dueShards } from "../../../functions/policy/names.ts";
import { usualRest } from "../../../functions/steps/retention/erase.ts";
import { eraseDueOfApp } from "../../../functions/steps/retention/erase-app.ts";
import { holderIn } from "../../../functions/wiring/holders.ts";
import { tenantOf } from "../../support/opened.ts";
import { type Swept, sweep } from "../../support/time.ts";
import { day, givenApp, givenMessages, iso, readable, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

const minute = 60_000;
const reserve = 30_000;

const ofMessages = (swept: readonly Swept[]): Swept => {
  const found = swept.find(({ category }) => category === "messages");
  if (found === undefined) throw new Error("Messages were not swept");
  return found;
};

/** Enough time for the first so many questions whether there is any. */
const enoughFor = (questions: number) => {
  let asked = 0;
  return () => (asked++ < questions ? 300_000 : reserve);
};

const rooms = ["a", "b", "c", "d", "e", "f"];

const givenRooms = async (): Promise<string> => {
  const app = await givenApp(w);
  for (const room of rooms) await givenMessages(w, app, room, `${room}1`, `${room}2`);
  return app;
};

const readableOf = async (app: string) =>
  (await Promise.all(rooms.map((room) => readable(w, app, room)))).flat();

it("DA-5.period: a sweep without time erases nothing, says how late it is, and the next one makes up for it", async () => {
  const app = await givenRooms();
  w.clock.now += 7 * day + 20 * minute;
  const idle = ofMessages(await sweep(w, reserve));
  expect(idle).toEqual({ category: "messages", erased: 0, refused: 0, overdueMs: 20 * minute });
  expect(await recordsOf(w, "messages", app)).toHaveLength(12);
  expect(await readableOf(app)).toEqual([]);

  const full = ofMessages(await sweep(w, reserve + 1));
  expect(full).toEqual({ category: "messages", erased: 12, refused: 0, overdueMs: 0 });
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

it("DA-5.period: a sweep that is interrupted between conversations is resumed where it was, and nothing is touched early", async () => {
  const app = await givenRooms();
  w.clock.now += day;
  await givenMessages(w, app, "a", "young");
  w.clock.now += 6 * day;
  const whole = [];
  for (let run = 0; (await recordsOf(w, "messages", app)).length > 1; run++) {
    // Each shard of each category asks once before any of them is begun.
    const part = ofMessages(await sweep(w, enoughFor(perishable.length * dueShards.length + 1)));
    whole.push(part.erased);
    expect(await readableOf(app)).toEqual(["young"]);
    if (run > 50) throw new Error("The sweep makes no headway");
  }
  expect(whole.length).toBeGreaterThan(1);
  expect(whole.reduce((sum, one) => sum + one, 0)).toBe(12);
  expect(await readableOf(app)).toEqual(["young"]);
});

it("DA-5.period: a conversation's day that is more than a page is erased page by page", async () => {
  const app = await givenApp(w);
  const big = (messageId: string) => ({
    ...{ conversationId: "big", messageId, from: "alice", sentAt: iso(w.clock.now) },
    text: "x".repeat(16_000),
  });
  for (const batch of ["a", "b", "c"]) {
    const ids = Array.from({ length: 50 }, (_, index) => `${batch}${index}`);
    await w.call("save-messages", { app, body: { messages: ids.map(big) } });
  }
  w.clock.now += 7 * day;
  const left = async () => (await recordsOf(w, "messages", app)).length;
  const none = { patience: () => false, rest: usualRest };
  const keeping = keepingFor(await tenantOf(w, app), "messages");
  const holder = holderIn(w.run, dynamodbClient(), "messages");
  const first = await eraseDueOfApp(holder, app, keeping, w.clock.now, none);
  expect(first).toMatchObject({ finished: false, erased: 150 - (await left()) });
  expect(first.erased).toBeGreaterThan(0);
  expect(await left()).toBeGreaterThan(0);
  expect(await readable(w, app, "big")).toEqual([]);
  expect(ofMessages(await sweep(w)).overdueMs).toBe(0);
  expect(await left()).toBe(0);
});
