import { beforeAll, expect, test } from "vitest";
import { change, day, givenApp, givenMessages } from "../../support/verbs.ts";
import { type List, walk } from "../../support/walk.ts";
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

const ids = (messages: { messageId: string }[]) => messages.map(({ messageId }) => messageId);

/** Messages one second apart, the last one now. */
const givenSeries = async (app: string, conversationId: string, ...names: string[]) => {
  for (const name of names) {
    await givenMessages(w, app, conversationId, name);
    w.clock.now += 1_000;
  }
};

test("DA-2.messages: a message recalled between two pages does not show on the next", async () => {
  const app = await givenApp(w);
  await givenSeries(app, "room", "m1", "m2", "m3", "m4");
  const pages = await walk(w, ofMessages(app), { limit: "2" }, async (seen) => {
    const path = { conversationId: "room", messageId: seen === 1 ? "m3" : "nothing" };
    await w.call("recall-message", { app, method: "DELETE", path });
  });
  expect(pages.map(ids)).toEqual([["m1", "m2"], ["m4"]]);
});

test("DA-5.opt-out: a walk ends where the app opts out", async () => {
  const app = await givenApp(w);
  await givenSeries(app, "room", "m1", "m2", "m3");
  const pages = await walk(w, ofMessages(app), { limit: "1" }, async (seen) => {
    if (seen === 1) await change(w, app, { storage: { messages: { store: false } } });
  });
  expect(pages.map(ids)).toEqual([["m1"], []]);
});

test("DA-5.period: a period that is shortened between two pages holds on the next", async () => {
  const app = await givenApp(w);
  await givenSeries(app, "room", "m1", "m2");
  w.clock.now += 3 * day;
  await givenSeries(app, "room", "m3");
  const pages = await walk(w, ofMessages(app), { limit: "1" }, async (seen) => {
    if (seen === 1) await change(w, app, { storage: { messages: { store: true, days: 2 } } });
  });
  expect(pages.map(ids)).toEqual([["m1"], ["m3"]]);
});
