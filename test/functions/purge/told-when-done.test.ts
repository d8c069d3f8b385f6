/** What is told of a purge is told of what was committed: never before, and at least once. */
import { beforeAll, expect, it } from "vitest";
import { ear } from "../../support/bus.ts";
import { place } from "../../support/holds.ts";
import { lastLook } from "../../support/last-look.ts";
import { sweep, waitingIn } from "../../support/time.ts";
import { rowsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let heard: Awaited<ReturnType<typeof ear>>;
beforeAll(async () => {
  w = await world();
  heard = await ear(w);
});

const isStrike = ({ operation }: { readonly operation: string }) =>
  operation === "TransactWriteItems";

it("DA-5.law: a hold that is placed during the last look keeps the app, and no purge is told of", async () => {
  const { app, go } = await lastLook(w);
  const waiting = await waitingIn(w, "purgeQueue");
  await go(async (step) => {
    if (isStrike(step)) expect((await place(w, app, { kind: "app" })).status).toBe(201);
  });
  expect(await rowsOf(w, "apps", app)).toMatchObject([{ status: "purging" }]);
  expect(await heard(app)).toEqual([]);
  expect(await waitingIn(w, "purgeQueue")).toBe(waiting + 1);
});

it("PP-6.configuration: a purge whose worker dies before it has told of it is told of after the next sweep, once", async () => {
  const { app, go } = await lastLook(w);
  let isStruck = false;
  await go(async (step) => {
    if (isStruck) throw new Error("The worker died");
    isStruck = isStrike(step);
  });
  expect(await rowsOf(w, "apps", app)).toEqual([]);
  expect(await heard(app)).toEqual([]);
  w.clock.now += 15 * 60_000;
  await sweep(w);
  const tasks = await takeFrom(w, "purgeQueue");
  expect(tasks).toContainEqual({ appId: app });
  for (let twice = 0; twice < 2; twice++) await w.work("purge-app", [{ appId: app }]);
  expect(await heard(app)).toEqual([{ type: "AppPurged", detail: { appId: app } }]);
  expect(await rowsOf(w, "erasures", app)).toEqual([]);
});
