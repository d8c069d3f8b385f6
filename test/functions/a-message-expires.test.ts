import { beforeAll, expect, test } from "vitest";
import { day, givenApp, givenMessages, readable, recordsOf, rowsOf } from "../support/verbs.ts";
import { type World, world } from "../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

test("DA-5.period: a message of an app that chose nothing is gone at 7 days", async () => {
  const app = await givenApp(w);
  const saved = await givenMessages(w, app, "room", "m1", "m2");
  expect(saved.body).toMatchObject({ stored: 2 });
  expect(await readable(w, app, "room")).toHaveLength(2);
  w.clock.now += 7 * day;
  expect(await readable(w, app, "room")).toEqual([]);
  expect(await recordsOf(w, "messages", app)).toHaveLength(2);
  await w.deliver("sweep");
  expect(await recordsOf(w, "messages", app)).toEqual([]);
  w.clock.now += 3_600_000;
  await w.deliver("sweep");
  expect(await rowsOf(w, "messages", app)).toEqual([]);
});
