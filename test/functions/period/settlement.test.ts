import { beforeAll, beforeEach, expect, it } from "vitest";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { operational } from "../../../functions/policy/periods.ts";
import { contentsOf } from "../../support/opened.ts";
import { delayedIn, settle, settleOnce, sweep, versionOf } from "../../support/time.ts";
import {
  change,
  day,
  givenApp,
  givenMessages,
  readable,
  recordsOf,
  takeFrom,
} from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";
import { writeLate } from "../../support/write-late.ts";

let w: World;
let app: string;

beforeAll(async () => {
  w = await world();
});

/** An app that kept two days of messages for 7 days, and now keeps them for one. */
beforeEach(async () => {
  app = await givenApp(w);
  for (const room of ["a", "b", "c", "d"]) await givenMessages(w, app, room, `old-${room}`);
  w.clock.now += 2 * day;
  await givenMessages(w, app, "a", "young");
  await takeFrom(w, "settlementQueue");
  await change(w, app, { storage: { messages: { days: 1 } } });
});

const minute = 60_000;
const held = async () => (await contentsOf(w, "messages", app)).map(({ messageId }) => messageId);
const everything = ["old-a", "old-b", "old-c", "old-d", "young"];

it("DA-5.period: a change of settings asks by id alone to be carried out, and the first look asks for a second", async () => {
  expect(await takeFrom(w, "settlementQueue")).toEqual([{ appId: app }]);
  const before = await delayedIn(w, "settlementQueue");
  await settleOnce(w, { appId: app });
  expect(await takeFrom(w, "settlementQueue")).toEqual([]);
  expect(await delayedIn(w, "settlementQueue")).toBe(before + 1);
  await settleOnce(w, { appId: app, looked: await versionOf(w, app) });
  expect(await delayedIn(w, "settlementQueue")).toBe(before + 1);
  expect(await held()).toEqual(["young"]);
});

it("DA-5.period: a change whose message is lost is found by the sweep a quarter of an hour later, and asked for until it is carried out", async () => {
  await takeFrom(w, "settlementQueue");
  w.clock.now += 15 * minute - 1;
  await sweep(w);
  expect(await takeFrom(w, "settlementQueue")).toEqual([]);
  expect((await held()).sort()).toEqual(everything);
  w.clock.now += 1;
  for (const _ of ["once", "and again"]) {
    await sweep(w);
    expect(await takeFrom(w, "settlementQueue")).toContainEqual({ appId: app });
    await sweep(w);
    expect(await takeFrom(w, "settlementQueue")).not.toContainEqual({ appId: app });
    w.clock.now += milliseconds(operational.lease);
  }
  await settle(w, app);
  expect(await held()).toEqual(["young"]);
  await sweep(w);
  expect(await takeFrom(w, "settlementQueue")).not.toContainEqual({ appId: app });
});

it("DA-5.period: a change that is carried out twice, at once and late has the same outcome", async () => {
  const looked = await versionOf(w, app);
  await Promise.all([w.work("settle-configuration", [{ appId: app }]), settle(w, app)]);
  await settle(w, app);
  expect(await held()).toEqual(["young"]);
  const settings = async () =>
    (await recordsOf(w, "configuration", app)).map(({ revision, ...row }) => row);
  const before = await settings();
  w.clock.now += day / 2;
  await settleOnce(w, { appId: app, looked });
  await settleOnce(w, { appId: app });
  expect(await held()).toEqual(["young"]);
  expect(await readable(w, app, "a")).toEqual(["young"]);
  expect(await settings()).toEqual(before);
});

/** Works the queue off with time for one partition a message; answers the tasks that were handed on. */
const workInSmallSteps = async (): Promise<unknown[]> => {
  const handedOn: unknown[] = [];
  let tasks: unknown[] = [{ appId: app }];
  while (tasks.length > 0) {
    expect(await w.work("settle-configuration", tasks, 30_000)).toBe(0);
    tasks = await takeFrom(w, "settlementQueue");
    handedOn.push(...tasks);
    expect(await readable(w, app, "b")).toEqual([]);
    if (handedOn.length > 50) throw new Error("The worker makes no headway");
  }
  return handedOn;
};

it("DA-5.period: a worker that runs out of time hands the rest on, where it stopped and by ids alone, and loses nothing of it", async () => {
  await takeFrom(w, "settlementQueue");
  const handedOn = await workInSmallSteps();
  expect(handedOn.length).toBeGreaterThanOrEqual(4);
  expect(JSON.stringify(handedOn)).not.toMatch(/old|young/);
  expect(await held()).toEqual(["young"]);
});

it("DA-5.period: a worker with little time comes to its end also where almost everything stays", async () => {
  await change(w, app, { storage: { messages: { days: 30 }, userInformation: { days: 1 } } });
  for (const userId of ["al", "bo", "cy", "di", "ed"]) {
    const body = { profile: { Tag_Profile_IM_Nick: userId } };
    await w.call("save-user-information", { app, path: { userId }, body });
  }
  await takeFrom(w, "settlementQueue");
  await workInSmallSteps();
  expect(await recordsOf(w, "user-information", app)).toHaveLength(5);
  expect(await held()).toEqual(["young"]);
});

it("DA-5.period: what newer settings make due is looked for from the beginning", async () => {
  await takeFrom(w, "settlementQueue");
  await w.work("settle-configuration", [{ appId: app }], 30_000);
  const [halfway] = await takeFrom(w, "settlementQueue");
  await change(w, app, { storage: { messages: { store: false } } });
  await settleOnce(w, halfway as object);
  expect(await held()).toEqual([]);
});

it("DA-5.period: a second look for older settings does not end the work for newer ones", async () => {
  const older = await versionOf(w, app);
  await settleOnce(w, { appId: app });
  const late = await writeLate(w, app, "e", "late", w.clock.now);
  await change(w, app, { storage: { messages: { store: false } } });
  await settleOnce(w, { appId: app, looked: older });
  await settleOnce(w, { appId: app });
  await late();
  expect(await recordsOf(w, "messages", app)).toHaveLength(1);
  await settleOnce(w, { appId: app, looked: await versionOf(w, app) });
  expect(await held()).toEqual([]);
});

it("DA-5.period: work for an app that nobody knows changes nothing, work that cannot be read comes again", async () => {
  await settleOnce(w, { appId: "nobody" });
  const broken = [{}, { appId: "not an id!" }, "text", { appId: app, looked: "one" }];
  expect(await w.work("settle-configuration", broken)).toBe(broken.length);
  expect((await held()).sort()).toEqual(everything);
});
