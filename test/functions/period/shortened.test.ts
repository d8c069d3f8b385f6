import { beforeAll, expect, it } from "vitest";
import { contentsOf } from "../../support/opened.ts";
import { settle, settleOnce, sweep, versionOf } from "../../support/time.ts";
import {
  change,
  day,
  givenApp,
  givenMessages,
  iso,
  readable,
  recordsOf,
} from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";
import { writeLate } from "../../support/write-late.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

const keepMessages = (app: string, days: number) =>
  change(w, app, { storage: { messages: { days } } });

const idsOf = async (app: string) =>
  (await contentsOf(w, "messages", app)).map(({ messageId }) => messageId).sort();

it("DA-5.period: a shorter period applies at once to the messages that are held: unreadable to the millisecond, erased when the change is carried out", async () => {
  const app = await givenApp(w);
  const start = w.clock.now;
  await givenMessages(w, app, "c", "first");
  w.clock.now = start + 1;
  await givenMessages(w, app, "c", "second");
  w.clock.now = start + 2 * day;
  await givenMessages(w, app, "c", "young");
  expect(await readable(w, app, "c")).toEqual(["first", "second", "young"]);

  await keepMessages(app, 2);
  expect(await readable(w, app, "c")).toEqual(["second", "young"]);
  w.clock.now += 1;
  expect(await readable(w, app, "c")).toEqual(["young"]);
  expect(await idsOf(app)).toEqual(["first", "second", "young"]);

  await settle(w, app);
  expect(await idsOf(app)).toEqual(["young"]);
});

it("DA-5.period: what a shorter period leaves is swept at its own new end, not at the old one", async () => {
  const app = await givenApp(w);
  await givenMessages(w, app, "c", "held");
  const end = w.clock.now + 3 * day;
  w.clock.now += day;
  await keepMessages(app, 3);
  await settle(w, app);

  w.clock.now = end - 1;
  await sweep(w);
  const { body } = await w.call("read-messages", { app, path: { conversationId: "c" } });
  expect(body.messages).toMatchObject([{ messageId: "held", expiresAt: iso(end) }]);
  w.clock.now = end;
  expect(await readable(w, app, "c")).toEqual([]);
  await sweep(w);
  expect(await idsOf(app)).toEqual([]);
});

it("DA-5.period: a shorter period applies at once to the profiles that are held, and to no other category", async () => {
  const app = await givenApp(w);
  const body = { profile: { Tag_Profile_IM_Nick: "Al" } };
  await w.call("save-user-information", { app, path: { userId: "al" }, body });
  await givenMessages(w, app, "c", "held");
  const status = async () =>
    (await w.call("read-user-information", { app, path: { userId: "al" } })).status;

  w.clock.now += 2 * day - 1;
  await change(w, app, { storage: { userInformation: { days: 2 } } });
  expect(await status()).toBe(200);
  await settle(w, app);
  expect(await status()).toBe(200);
  w.clock.now += 1;
  expect(await status()).toBe(404);
  expect(await recordsOf(w, "user-information", app)).toHaveLength(1);
  await sweep(w);
  expect(await recordsOf(w, "user-information", app)).toEqual([]);
  expect(await readable(w, app, "c")).toEqual(["held"]);
});

it("DA-5.period: a request that began under the longer period and writes after the first look is found by the second", async () => {
  const app = await givenApp(w);
  await givenMessages(w, app, "c", "held");
  w.clock.now += 2 * day;
  const late = await writeLate(w, app, "c", "late", w.clock.now - 2 * day);
  await keepMessages(app, 1);
  await settleOnce(w, { appId: app });
  await late();
  expect(await idsOf(app)).toEqual(["late"]);
  expect(await readable(w, app, "c")).toEqual([]);

  await settleOnce(w, { appId: app, looked: await versionOf(w, app) });
  expect(await idsOf(app)).toEqual([]);
});

it("DA-5.period: a shorter period of one app is nothing to another", async () => {
  const [one, other] = [await givenApp(w), await givenApp(w)];
  await givenMessages(w, one, "c", "mine");
  await givenMessages(w, other, "c", "theirs");
  w.clock.now += 2 * day;
  const before = await recordsOf(w, "messages", other);
  await keepMessages(one, 1);
  await settle(w, one);
  expect(await recordsOf(w, "messages", one)).toEqual([]);
  expect(await recordsOf(w, "messages", other)).toEqual(before);
  expect(await readable(w, other, "c")).toEqual(["theirs"]);
});
