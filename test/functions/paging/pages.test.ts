import { beforeAll, expect, test } from "vitest";
import { day, givenApp, iso } from "../../support/verbs.ts";
import { type List, page, walk } from "../../support/walk.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const ofMessages = (app: string): List => ({
  action: "read-messages",
  app,
  path: { conversationId: "room" },
  items: "messages",
});

const send = (app: string, ids: readonly number[], at: (id: number) => number) =>
  w.call("save-messages", {
    app,
    body: {
      messages: ids.map((id) => ({
        conversationId: "room",
        messageId: `m${id}`,
        from: "ann",
        sentAt: iso(at(id)),
        text: String(id),
      })),
    },
  });
const numbers = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => from + index);
const textsOf = (pages: { text: string }[][]) => pages.flat().map(({ text }) => Number(text));

test("DA-2.messages: a page holds 1 to 100 messages, 50 unless said otherwise", async () => {
  const app = await givenApp(w);
  await send(app, numbers(0, 100), (id) => w.clock.now - 200 + id);
  await send(app, numbers(100, 101), (id) => w.clock.now - 200 + id);
  const lengthOf = async (query: Record<string, string>) =>
    (await page(w, ofMessages(app), query)).body.messages.length;
  expect(await lengthOf({})).toBe(50);
  expect(await lengthOf({ limit: "1" })).toBe(1);
  expect(await lengthOf({ limit: "100" })).toBe(100);
  for (const limit of ["0", "101", "-1", "1.5", "", "ten", "1e3", "NaN", "Infinity"]) {
    const answer = await page(w, ofMessages(app), { limit });
    expect(answer.status, limit).toBe(400);
    expect(answer.body.errors[0].field).toBe("limit");
  }
  expect((await page(w, ofMessages(app), { order: "up" })).status).toBe(400);
  expect((await page(w, ofMessages(app), { offset: "1" })).status).toBe(400);
});

test("DA-2.messages: the last page says that it is the last, also when it is full", async () => {
  const app = await givenApp(w);
  await send(app, numbers(0, 4), (id) => w.clock.now - 10 + id);
  const pages = await walk(w, ofMessages(app), { limit: "2" });
  expect(pages.map((one) => one.length)).toEqual([2, 2]);
  const { body } = await page(w, ofMessages(app), { limit: "4" });
  expect(body).not.toHaveProperty("next");
});

test("DA-2.messages: an empty conversation is an empty page", async () => {
  const app = await givenApp(w);
  expect((await page(w, ofMessages(app), {})).body).toEqual({ messages: [] });
});

test.each(["1", "3", "7", "100"])(
  "DA-2.messages: pages of %s over several days and empty days hold every message once, in order of time, both ways",
  async (limit) => {
    const app = await givenApp(w);
    const days = [0, 0, 0, 1, 1, 4, 4, 4, 4, 5];
    const at = (id: number) => w.clock.now - 6 * day + (days[id] ?? 0) * day + id;
    await send(app, numbers(0, 10).reverse(), at);
    const up = await walk(w, ofMessages(app), { limit, order: "asc" });
    expect(textsOf(up)).toEqual(numbers(0, 10));
    const down = await walk(w, ofMessages(app), { limit, order: "desc" });
    expect(textsOf(down)).toEqual(numbers(0, 10).reverse());
    const unsaid = await walk(w, ofMessages(app), { limit });
    expect(textsOf(unsaid)).toEqual(numbers(0, 10));
  },
);

test("DA-2.messages: messages of one millisecond are all there, each once", async () => {
  const app = await givenApp(w);
  await send(app, numbers(0, 25), () => w.clock.now);
  const pages = await walk(w, ofMessages(app), { limit: "4" });
  expect(textsOf(pages).sort((a, b) => a - b)).toEqual(numbers(0, 25));
});

test("DA-2.messages: what comes between two pages shows where it belongs, and nothing shows twice", async () => {
  const app = await givenApp(w);
  const from = w.clock.now - 10_000;
  await send(app, [10, 20, 30, 40], (id) => from + id);
  const between = async (seen: number) => {
    if (seen === 1) await send(app, [5, 25, 50], (id) => from + id);
  };
  const up = await walk(w, ofMessages(app), { limit: "2" }, between);
  expect(textsOf(up)).toEqual([10, 20, 25, 30, 40, 50]);
  const down = await walk(w, ofMessages(app), { limit: "2", order: "desc" }, async (seen) => {
    if (seen === 2) await send(app, [1, 22, 60], (id) => from + id);
  });
  expect(textsOf(down)).toEqual([50, 40, 30, 25, 22, 20, 10, 5, 1]);
});

test("DA-2.messages: 1,200 messages of four days are walked whole, in both directions", async () => {
  const app = await givenApp(w);
  const from = w.clock.now - 4 * day;
  const at = (id: number) => from + Math.floor(id / 300) * day + id;
  await Promise.all(
    numbers(0, 12).map((batch) => send(app, numbers(batch * 100, batch * 100 + 100), at)),
  );
  const up = await walk(w, ofMessages(app), { limit: "100" });
  expect(textsOf(up)).toEqual(numbers(0, 1200));
  const down = await walk(w, ofMessages(app), { limit: "97", order: "desc" });
  expect(textsOf(down)).toEqual(numbers(0, 1200).reverse());
});
