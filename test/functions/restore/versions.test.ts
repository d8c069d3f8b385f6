/** Settings that were restored: what was collected under lost ones must still obey whatever is chosen from now on. */
import { beforeAll, beforeEach, expect, it } from "vitest";
import { lose } from "../../support/loss.ts";
import { receiptsOf, sign } from "../../support/notary.ts";
import { replay, restore, type Snapshot, snapshot, turnOnTtl } from "../../support/restore.ts";
import { settle, sweep, versionOf } from "../../support/time.ts";
import { change, day, givenApp, givenMessages, readable, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

const kept = (days: number) => ({
  storage: { messages: { store: true, days }, userInformation: { store: true, days } },
});
const none = { storage: { messages: { store: false }, userInformation: { store: false } } };

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenApp(w);
  await change(w, app, kept(30));
});

const reopen = async (taken: Snapshot) => {
  await lose(w, "configuration", app);
  const name = await restore(w, taken);
  await turnOnTtl(name);
  await replay(w, taken, name);
  w.restart();
};

/** Three changes that no ledger knows, since none shortens anything, and two messages under the last of them. */
const givenLostChanges = async () => {
  for (const description of ["one", "two", "three"]) {
    w.clock.now += 1_000;
    await change(w, app, { application: { description } });
  }
  await givenMessages(w, app, "c", "m1", "m2");
  return versionOf(w, app);
};

it("DA-5.opt-out: an opt-out erases what was collected under settings that a restore has lost", async () => {
  const taken = await snapshot(w, "configuration");
  const lost = await givenLostChanges();
  await reopen(taken);
  expect(await versionOf(w, app)).toBeGreaterThan(lost);
  w.clock.now += 60_000;
  expect((await change(w, app, none)).status).toBe(200);
  w.clock.now += 600_000;
  await settle(w, app);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
  w.clock.now += 3_600_000;
  await sign(w);
  const receipts = (await receiptsOf(w, app)) as { cause: string; outcome: string }[];
  expect(receipts.find(({ cause }) => cause === "opt-out")).toMatchObject({ outcome: "complete" });
});

it("DA-5.period: what was promised a longer life by settings that a restore has lost does not end early by itself", async () => {
  await change(w, app, kept(7));
  const taken = await snapshot(w, "configuration");
  w.clock.now += 1_000;
  await change(w, app, kept(60));
  await givenMessages(w, app, "c", "m1");
  await reopen(taken);
  w.clock.now += 40 * day;
  await sweep(w);
  expect(await readable(w, app, "c")).toEqual(["m1"]);
  w.clock.now += 20 * day;
  await sweep(w);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

it("DA-5.opt-out: an opt-out that was being carried out when its settings were lost is carried out after their restore", async () => {
  const taken = await snapshot(w, "configuration");
  await givenMessages(w, app, "c", "m1", "m2");
  w.clock.now += 1_000;
  await change(w, app, none);
  await w.work("settle-configuration", [{ appId: app }], 25_000); // notes it in the ledger, and is cut off
  await reopen(taken);
  w.clock.now += 600_000;
  await settle(w, app);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});
