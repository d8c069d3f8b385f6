import { beforeAll, beforeEach, expect, it } from "vitest";
import { givenMessageWithPhoto, givenPhoto, openUpload, put } from "../../support/photos.ts";
import { leftOf, settle, settleOnce, sweep, versionOf } from "../../support/time.ts";
import {
  change,
  day,
  givenApp,
  givenMessages,
  objectsOf,
  readable,
  recordsOf,
} from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";
import { writeLate } from "../../support/write-late.ts";

/** From then on no upload can come by a link that was given out before. */
const halfHour = 1_800_000;

let w: World;
let app: string;

beforeAll(async () => {
  w = await world();
});

beforeEach(async () => {
  app = await givenApp(w);
  await givenMessages(w, app, "c", "one");
  await saveProfile(app);
});

const saveProfile = (of: string) =>
  w.call("save-user-information", {
    app: of,
    path: { userId: "al" },
    body: { profile: { Tag_Profile_IM_Nick: "Al" } },
  });

const optOut = (category: "messages" | "userInformation") =>
  change(w, app, { storage: { [category]: { store: false } } });

const profileStatus = async (of: string) =>
  (await w.call("read-user-information", { app: of, path: { userId: "al" } })).status;

const contentOf = async (of: string) =>
  (await leftOf(w, of)).filter((row) => /^(messages|user-information) /.test(row));

it("DA-5.opt-out: opting out of messages makes those that are held unreadable at once, and erases them when it is carried out", async () => {
  await optOut("messages");
  expect(await readable(w, app, "c")).toEqual([]);
  expect(await recordsOf(w, "messages", app)).toHaveLength(1);
  await settle(w, app);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
  expect(await profileStatus(app)).toBe(200);
});

it("DA-5.opt-out: opting out of user information erases the profiles that are held, and no message", async () => {
  await optOut("userInformation");
  expect(await profileStatus(app)).toBe(404);
  expect(await recordsOf(w, "user-information", app)).toHaveLength(1);
  await settle(w, app);
  expect(await recordsOf(w, "user-information", app)).toEqual([]);
  expect(await readable(w, app, "c")).toEqual(["one"]);
});

it("DA-5.opt-out: photos go with their messages, and uploads that no message has claimed go as well", async () => {
  await givenMessageWithPhoto(w, app, "c", "with photo");
  await givenPhoto(w, app);
  expect(await objectsOf(w, app)).toHaveLength(2);
  await optOut("messages");
  await settle(w, app);
  expect(await objectsOf(w, app)).toEqual([]);
  expect(await readable(w, app, "c")).toEqual([]);
});

it("DA-5.opt-out: after the opt-out and a sweep no row of the category is left, not even of its directory", async () => {
  await givenMessageWithPhoto(w, app, "c", "with photo");
  await optOut("messages");
  await optOut("userInformation");
  await settle(w, app);
  w.clock.now += halfHour;
  await sweep(w);
  expect(await contentOf(app)).toEqual([]);
});

it("DA-5.opt-out: a request that began before the opt-out and writes after the first look is found by the second", async () => {
  const late = await writeLate(w, app, "d", "late", w.clock.now);
  await optOut("messages");
  await settleOnce(w, { appId: app });
  await late();
  expect(await readable(w, app, "d")).toEqual([]);
  expect(await recordsOf(w, "messages", app)).toHaveLength(1);
  await settleOnce(w, { appId: app, looked: await versionOf(w, app) });
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

it("DA-5.opt-out: an upload that was opened before the opt-out and is made after it is erased, when no other can come by its link", async () => {
  const opened = await openUpload(w, app);
  await optOut("messages");
  await settleOnce(w, { appId: app });
  expect(await put(opened)).toBe(200);
  await settleOnce(w, { appId: app, looked: await versionOf(w, app) });
  expect(await objectsOf(w, app)).toEqual([]);

  expect(await put(opened)).toBe(200);
  w.clock.now += halfHour - 1;
  await sweep(w);
  expect(await recordsOf(w, "messages", app)).toMatchObject([{ recalled: true }]);
  w.clock.now += 1;
  await sweep(w);
  expect(await objectsOf(w, app)).toEqual([]);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

it("DA-5.opt-out: of a message whose photo was just uploaded no content is left, only the mark by which a late upload is found", async () => {
  await givenMessageWithPhoto(w, app, "c", "with photo");
  await optOut("messages");
  await settle(w, app);
  const [mark, ...others] = await recordsOf(w, "messages", app);
  expect(others).toEqual([]);
  expect(Object.keys(mark ?? {}).sort()).toEqual(
    ["pk", "sk", "at", "until", "terms", "media", "named", "recalled", "expiresAt"].sort(),
  );
});

it("DA-5.opt-out: an opt-out whose message is lost is found by the sweep", async () => {
  await optOut("messages");
  w.clock.now += day;
  await sweep(w);
  await settle(w, app);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

it("DA-5.opt-out: the opt-out of one app is nothing to another", async () => {
  const other = await givenApp(w);
  await givenMessages(w, other, "c", "theirs");
  await givenMessageWithPhoto(w, other, "c", "their photo");
  await saveProfile(other);
  const before = await Promise.all(
    (["messages", "user-information"] as const).map((table) => recordsOf(w, table, other)),
  );
  await optOut("messages");
  await optOut("userInformation");
  await settle(w, app);
  expect(
    await Promise.all(
      (["messages", "user-information"] as const).map((table) => recordsOf(w, table, other)),
    ),
  ).toEqual(before);
  expect(await objectsOf(w, other)).toHaveLength(1);
  expect((await readable(w, other, "c")).sort()).toEqual(["their photo", "theirs"]);
});
