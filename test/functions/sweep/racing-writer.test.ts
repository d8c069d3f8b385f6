import { beforeAll, expect, it } from "vitest";
import { contentsOf } from "../../support/opened.ts";
import { sweep } from "../../support/time.ts";
import { day, givenApp, iso, readable, recordsOf, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

/**
 * A writer remembers for a minute that it listed a conversation's day, and from when on it is due; meanwhile the
 * sweep may move that instant on or find the day empty. What such a writer stores must still be found.
 */
let w: World;

beforeAll(async () => {
  w = await world();
});

const second = 1_000;
const minute = 60 * second;

/** Stores a message that will be over in so many ms: it was sent almost 7 days ago. */
const saveEnding = (app: string, messageId: string, inMs: number) =>
  w.call("save-messages", {
    app,
    body: {
      messages: [
        {
          ...{ conversationId: "c", messageId, from: "alice", text: messageId },
          sentAt: iso(w.clock.now - 7 * day + inMs),
        },
      ],
    },
  });

it("DA-5.period: a message stored on the memory of a day that the sweep has emptied is found by the sweep, and the day's row goes with it", async () => {
  const app = await givenApp(w);
  await saveEnding(app, "first", 10 * second);
  w.clock.now += 10 * second;
  await sweep(w);
  expect(await recordsOf(w, "messages", app)).toEqual([]);

  w.clock.now += 45 * second;
  await saveEnding(app, "second", 10 * second);
  expect(await readable(w, app, "c")).toEqual(["second"]);
  w.clock.now += 10 * second;
  expect(await readable(w, app, "c")).toEqual([]);

  w.clock.now += 5 * minute;
  await sweep(w);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
  expect(await rowsOf(w, "messages", app)).toEqual([]);
});

it("DA-5.period: a day's row outlasts every writer that may trust it", async () => {
  const app = await givenApp(w);
  await saveEnding(app, "first", 10 * second);
  w.clock.now += 10 * second;
  await sweep(w);
  w.clock.now += 4 * minute + 49 * second;
  await sweep(w);
  expect(await rowsOf(w, "messages", app)).toHaveLength(1);
  w.clock.now += 1 * second;
  await sweep(w);
  expect(await rowsOf(w, "messages", app)).toEqual([]);
  await saveEnding(app, "later", 10 * second);
  expect(await readable(w, app, "c")).toEqual(["later"]);
});

it("DA-5.period: a message stored on the memory of an earlier end is swept minutes after its end, not at the next known one", async () => {
  const app = await givenApp(w);
  await saveEnding(app, "soon", 10 * second);
  await saveEnding(app, "in hours", 6 * 60 * minute);
  w.clock.now += 10 * second;
  await sweep(w);
  w.clock.now += 20 * second;
  await saveEnding(app, "between", 40 * second);

  w.clock.now += 5 * minute;
  await sweep(w);
  expect(await readable(w, app, "c")).toEqual(["in hours"]);
  expect(await contentsOf(w, "messages", app)).toMatchObject([{ messageId: "in hours" }]);
});
