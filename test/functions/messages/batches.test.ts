import { beforeAll, expect, test } from "vitest";
import { day, givenApp, iso, readable, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const save = (app: string, ...messages: unknown[]) =>
  w.call("save-messages", { app, method: "POST", body: { messages } });
const message = (messageId: string, more: object = {}) => ({
  conversationId: "room",
  messageId,
  from: "ann",
  sentAt: iso(w.clock.now),
  text: `text of ${messageId}`,
  ...more,
});
const many = (count: number) => Array.from({ length: count }, (_, i) => message(`m${i}`));

test("DA-2.messages: a batch holds 1 to 100 messages", async () => {
  const app = await givenApp(w);
  expect((await save(app)).status).toBe(400);
  const tooMany = await save(app, ...many(101));
  expect(tooMany).toMatchObject({ status: 400, body: { errors: [{ bound: 100 }] } });
  expect(await recordsOf(w, "messages", app)).toEqual([]);
  const answer = await save(app, ...many(100));
  expect(answer).toMatchObject({ status: 200, body: { stored: 100, duplicates: 0, expired: 0 } });
  expect(await readable(w, app, "room")).toHaveLength(100);
});

test("DA-2.messages: a repeated batch stores nothing twice, and says so", async () => {
  const app = await givenApp(w);
  const batch = many(30);
  await save(app, ...batch);
  w.clock.now += 1_000;
  expect((await save(app, ...batch)).body).toEqual({
    stored: 0,
    duplicates: 30,
    edited: 0,
    expired: 0,
  });
  expect(await recordsOf(w, "messages", app)).toHaveLength(30);
});

test("DA-2.messages: what comes in the place of a message changes nothing of it", async () => {
  const app = await givenApp(w);
  const sentAt = iso(w.clock.now);
  await save(app, message("m1", { sentAt, text: "first" }));
  expect((await save(app, message("m1", { sentAt, text: "second" }))).status).toBe(409);
  const { body } = await w.call("read-messages", { app, path: { conversationId: "room" } });
  expect(body.messages).toMatchObject([{ text: "first" }]);
});

test("DA-2.messages: a batch that is sent twice at once is stored once", async () => {
  const app = await givenApp(w);
  const batch = many(50);
  const answers = await Promise.all([save(app, ...batch), save(app, ...batch)]);
  const total = (of: "stored" | "duplicates") =>
    answers.reduce((sum, { body }) => sum + body[of], 0);
  expect([total("stored"), total("duplicates")]).toEqual([50, 50]);
  expect(await recordsOf(w, "messages", app)).toHaveLength(50);
});

test("DA-2.messages: of a mixed batch what is new is stored, and what is known, double or over is counted", async () => {
  const app = await givenApp(w);
  const known = message("known");
  await save(app, known);
  const over = message("over", { sentAt: iso(w.clock.now - 7 * day) });
  const young = message("young", { sentAt: iso(w.clock.now - 7 * day + 1) });
  const fresh = message("fresh");
  const elsewhere = message("known", { conversationId: "hall" });
  const answer = await save(app, known, over, young, fresh, fresh, elsewhere);
  expect(answer.body).toEqual({ stored: 3, duplicates: 2, edited: 0, expired: 1 });
  expect((await readable(w, app, "room")).sort()).toEqual(["fresh", "known", "young"]);
  expect(await readable(w, app, "hall")).toEqual(["known"]);
});

test("DA-2.messages: a message from a clock that is ahead counts from its arrival, and repeated it is the same", async () => {
  const app = await givenApp(w);
  const arrival = w.clock.now;
  const ahead = message("ahead", { sentAt: iso(arrival + 10_000) });
  for (let times = 0; times < 4; times++) {
    expect((await save(app, ahead)).body.stored).toBe(times === 0 ? 1 : 0);
    w.clock.now += 4_000;
  }
  const { body } = await w.call("read-messages", { app, path: { conversationId: "room" } });
  expect(body.messages).toMatchObject([
    { messageId: "ahead", sentAt: iso(arrival), expiresAt: iso(arrival + 7 * day) },
  ]);
  const path = { conversationId: "room", messageId: "ahead" };
  expect((await w.call("recall-message", { app, path })).status).toBe(204);
  expect(await readable(w, app, "room")).toEqual([]);
});

test("DA-2.messages: of a batch with one wrong message nothing is stored", async () => {
  const app = await givenApp(w);
  const answer = await save(app, message("good"), message("bad", { from: "" }));
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ field: "messages.1.from" }] } });
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

test("DA-2.messages: messages of many conversations and days in one batch are each in their own", async () => {
  const app = await givenApp(w);
  const batch = Array.from({ length: 60 }, (_, i) =>
    message(`m${i}`, {
      conversationId: `room ${i % 12}`,
      sentAt: iso(w.clock.now - (i % 5) * day),
    }),
  );
  expect((await save(app, ...batch)).body.stored).toBe(60);
  for (let room = 0; room < 12; room++) {
    expect(await readable(w, app, `room ${room}`)).toHaveLength(5);
  }
});
