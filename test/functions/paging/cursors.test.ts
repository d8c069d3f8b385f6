import { beforeAll, expect, test } from "vitest";
import { day, givenApp, givenMessages, iso } from "../../support/verbs.ts";
import { type List, page, walk } from "../../support/walk.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const ofMessages = (app: string, conversationId = "room"): List => ({
  action: "read-messages",
  app,
  path: { conversationId },
  items: "messages",
});

const ids = (messages: { messageId: string }[]) => messages.map(({ messageId }) => messageId);
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Messages one second apart, the last one now. */
const givenSeries = async (app: string, conversationId: string, ...names: string[]) => {
  for (const name of names) {
    await givenMessages(w, app, conversationId, name);
    w.clock.now += 1_000;
  }
};

const forged = [
  "",
  "x",
  "null",
  "%%%",
  encode(null),
  encode([]),
  encode(["2030-01-15"]),
  encode(["2030-01-15", ""]),
  encode(["2030-01-15", 7]),
  encode(["2030-01-15", "x".repeat(201)]),
  encode(["2030-01-15", "a", "more"]),
  encode(["other|2030", "a"]),
  encode(["2030-01-15|x", "a"]),
  encode(["2030-01-15T00:00", "a"]),
  encode({ pk: "another app|all|2030-01-15", sk: "a" }),
  encode([{ S: "2030-01-15" }, { S: "a" }]),
  "A".repeat(1_025),
];

test("DA-2.messages: a cursor that is none of ours is refused in every list, and says nothing", async () => {
  const app = await givenApp(w);
  await givenSeries(app, "room", "m1", "m2");
  const lists = [
    ofMessages(app),
    { action: "read-log-data", app, items: "records" },
    { action: "read-monitoring-data", app, items: "records" },
  ];
  for (const list of lists) {
    for (const cursor of forged) {
      for (const order of ["asc", "desc"]) {
        const { status, body } = await page(w, list, { cursor, order });
        expect(status, `${list.action} ${cursor.slice(0, 99)}`).toBe(400);
        expect(body).not.toHaveProperty(list.items);
      }
    }
  }
});

test("DA-2.messages: a cursor of another app or conversation shows nothing but the own conversation", async () => {
  const [app, other] = [await givenApp(w), await givenApp(w)];
  await givenSeries(other, "room", "foreign1", "foreign2", "foreign3");
  await givenSeries(app, "hall", "hall1", "hall2", "hall3");
  await givenSeries(app, "room", "own1", "own2", "own3");
  const cursorOf = async (list: List, order: string) =>
    (await page(w, list, { limit: "1", order })).body.next;
  for (const order of ["asc", "desc"]) {
    for (const list of [ofMessages(other), ofMessages(app, "hall")]) {
      const cursor = await cursorOf(list, order);
      const { body } = await page(w, ofMessages(app), { cursor, order });
      expect(ids(body.messages).filter((id) => !id.startsWith("own"))).toEqual([]);
    }
  }
});

test("DA-2.messages: a forged place beyond either end shows nothing, or the own conversation from its start", async () => {
  const app = await givenApp(w);
  await givenSeries(app, "room", "m1", "m2");
  const day = iso(w.clock.now).slice(0, 10);
  const read = async (place: [string, string], order: string) =>
    ids((await page(w, ofMessages(app), { cursor: encode(place), order })).body.messages);
  expect(await read([day, "0"], "asc")).toEqual(["m1", "m2"]);
  expect(await read([day, "~"], "asc")).toEqual([]);
  expect(await read([day, "~"], "desc")).toEqual(["m2", "m1"]);
  expect(await read([day, "0"], "desc")).toEqual([]);
  expect(await read(["0000-00-00", "0"], "asc")).toEqual(["m1", "m2"]);
  expect(await read(["9999-99-99", "0"], "asc")).toEqual([]);
  expect(await read(["-", "0"], "desc")).toEqual([]);
});

test("DA-5.period: a cursor to a message that expired leads on to what has not, expired ones before it never show", async () => {
  const app = await givenApp(w);
  await givenSeries(app, "room", "m1", "m2");
  w.clock.now += day;
  await givenSeries(app, "room", "m3", "m4");
  const { body } = await page(w, ofMessages(app), { limit: "1" });
  const down = await page(w, ofMessages(app), { limit: "1", order: "desc" });
  w.clock.now += 6 * day - 1_000;
  for (let times = 0; times < 2; times++) {
    const up = await page(w, ofMessages(app), { cursor: body.next });
    expect(ids(up.body.messages)).toEqual(["m3", "m4"]);
    const rest = await page(w, ofMessages(app), { cursor: down.body.next, order: "desc" });
    expect(ids(rest.body.messages)).toEqual(["m3"]);
    await w.deliver("sweep");
  }
});

test("DA-2.messages: no page shows a recalled message, and pages stay full beside them", async () => {
  const app = await givenApp(w);
  await givenSeries(app, "room", "m1", "m2", "m3", "m4", "m5", "m6");
  for (const messageId of ["m1", "m2", "m4"]) {
    const path = { conversationId: "room", messageId };
    await w.call("recall-message", { app, method: "DELETE", path });
  }
  const up = await walk(w, ofMessages(app), { limit: "2" });
  expect(up.map(ids)).toEqual([["m3", "m5"], ["m6"]]);
  const down = await walk(w, ofMessages(app), { limit: "2", order: "desc" });
  expect(down.map(ids)).toEqual([["m6", "m5"], ["m3"]]);
});
