import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, it, vi } from "vitest";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { operational } from "../../../functions/policy/periods.ts";
import { givenHold, lift } from "../../support/holds.ts";
import { overheard } from "../../support/overheard.ts";
import { confirmed, ownStore } from "../../support/own-store.ts";
import { leftOf, purge, settle, settleOnce } from "../../support/time.ts";
import { change, givenApp, rowsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let store: Awaited<ReturnType<typeof ownStore>>;
let app: string;

beforeAll(async () => {
  w = await world({ dataHolders: ["orders", "search"] });
  store = await ownStore(w, []);
});
beforeEach(async () => {
  app = await givenApp(w, { appId: randomUUID().replaceAll("-", "") });
});

const terminated = async () => {
  const { body } = await w.call("terminate-app", { app, method: "POST" });
  w.clock.now = Date.parse(body.purgeAt);
};

it("PP-6.configuration: an app leaves the registry when every store of the operator's own has confirmed", async () => {
  await terminated();
  await purge(w, app);
  const asked = await store.asked(app);
  expect(asked.map(({ holder, scope }) => `${holder} ${scope}`)).toEqual([
    "orders app",
    "search app",
  ]);
  await confirmed(w, asked[0], { found: 3, deleted: 3 });
  await purge(w, app);
  expect(await rowsOf(w, "apps", app)).toMatchObject([{ status: "purging" }]);
  await takeFrom(w, "purgeQueue");
  await confirmed(w, asked[1]);
  expect(await takeFrom(w, "purgeQueue")).toContainEqual({ appId: app });
  await purge(w, app);
  expect(await leftOf(w, app)).toEqual([]);
  expect(await store.asked(app)).toEqual([]);
});

it("DA-5.opt-out: every store is told of an opt-out and of a shorter period, and of nothing else", async () => {
  await change(w, app, { storage: { messages: { store: true, days: 30 } } });
  await settle(w, app);
  expect(await store.asked(app)).toEqual([]);
  await change(w, app, { storage: { messages: { store: true, days: 2 } } });
  await settle(w, app);
  const shorter = { scope: "category", category: "messages", keepSeconds: 172_800 };
  expect(await store.asked(app)).toMatchObject([shorter, shorter]);
  await change(w, app, { storage: { userInformation: { store: false } } });
  await settle(w, app);
  const none = { scope: "category", category: "userInformation", keepSeconds: 0 };
  const asked = await store.asked(app);
  expect(asked).toMatchObject([none, none]);
  await Promise.all(asked.map((one) => confirmed(w, one)));
  expect((await rowsOf(w, "data-holders", app)).map(({ erasure }) => erasure)).not.toContain(
    asked[0].erasure,
  );
});

it("PP-4.integrated: a store is asked again every hour until it confirms, and not a millisecond earlier; after three days somebody is alarmed", async () => {
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "false");
  const lines = overheard();
  await change(w, app, { storage: { messages: { store: false } } });
  await settle(w, app);
  expect(await store.asked(app)).toHaveLength(2);
  w.clock.now += milliseconds(operational.holderAgain) - 1;
  await settleOnce(w, { appId: app });
  expect(await store.asked(app)).toEqual([]);
  w.clock.now += 1;
  await takeFrom(w, "settlementQueue");
  await w.deliver("sweep");
  expect(await takeFrom(w, "settlementQueue")).toContainEqual({ appId: app, remind: true });
  await settleOnce(w, { appId: app });
  const [first] = await store.asked(app);
  await confirmed(w, first);
  w.clock.now += milliseconds(operational.holderPatience);
  await settleOnce(w, { appId: app });
  expect(await store.asked(app)).toMatchObject([{ holder: "search" }]);
  expect(lines.filter((line) => line.includes("DataHoldersLate"))).toHaveLength(1);
});

it("DA-5.law: what an opt-out cannot erase because of a hold is asked for when the hold has been lifted", async () => {
  const holdId = await givenHold(w, app, { kind: "app" });
  await change(w, app, { storage: { messages: { store: false } } });
  await settle(w, app);
  expect(await store.asked(app)).toEqual([]);
  w.clock.now += milliseconds(operational.heldAgain);
  await settleOnce(w, { appId: app });
  expect(await store.asked(app)).toEqual([]);
  await lift(w, app, holdId);
  w.clock.now += milliseconds(operational.heldAgain);
  await settleOnce(w, { appId: app });
  expect(await store.asked(app)).toMatchObject([{ holder: "orders" }, { holder: "search" }]);
});
