/**
 * A hold on what a restore may have left unlisted: it holds from the first, and is called active only once an audit has been
 * through the stores and all that it covers is out of TTL's reach.
 */
import { beforeAll, beforeEach, expect, it } from "vitest";
import { audit, auditAll, rest, restoreNothing, unlist } from "../../support/audit.ts";
import {
  carryOutHolds,
  everything,
  givenChat,
  givenHold,
  holdsOn,
  there,
} from "../../support/holds.ts";
import { sweep } from "../../support/time.ts";
import { day, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenChat(w);
  await unlist(w, "messages", app);
  await restoreNothing(w, "messages");
  await givenHold(w, app, { kind: "app" });
});

const minute = 60_000;
const states = async () => (await holdsOn(w, app)).map(({ state }: { state: string }) => state);
const inReach = async () =>
  (await recordsOf(w, "messages", app)).filter(({ expiresAt }) => expiresAt !== undefined).length;

it("DA-5.law: is pending while nobody can say what it covers, and active once that is out of TTL's reach", async () => {
  expect(await states()).toEqual(["pending"]);
  expect(await inReach()).toBeGreaterThan(0);
  w.clock.now += rest;
  expect(await audit(w)).toBeGreaterThan(0);
  await carryOutHolds(w, app);
  expect(await states()).toEqual(["pending"]);
  await auditAll(w);
  w.clock.now += 15 * minute;
  await carryOutHolds(w, app);
  expect(await states()).toEqual(["active"]);
  expect(await inReach()).toBe(0);
});

it("DA-5.law: holds while it is pending, however long that is", async () => {
  w.clock.now += 31 * day;
  await audit(w);
  await sweep(w);
  expect(await there(w, app)).toEqual(everything);
});

it("DA-5.law: is looked at no more while it waits for an audit, and when that is done", async () => {
  w.clock.now += 15 * minute;
  const before = await recordsOf(w, "messages", app);
  await carryOutHolds(w, app);
  expect(await recordsOf(w, "messages", app)).toEqual(before);
  await auditAll(w);
  w.clock.now += 15 * minute;
  await carryOutHolds(w, app);
  expect(await states()).toEqual(["active"]);
});
