import { beforeAll, expect, it } from "vitest";
import { contentsOf } from "../../support/opened.ts";
import { claim, givenMessageWithPhoto, givenPhoto } from "../../support/photos.ts";
import { settle, sweep } from "../../support/time.ts";
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

let w: World;

beforeAll(async () => {
  w = await world();
});

/** From then on no upload can come by a link that was given out before. */
const halfHour = 1_800_000;

const store = (app: string, on: boolean) =>
  change(w, app, { storage: { messages: { store: on }, userInformation: { store: on } } });

const saveProfile = (app: string, userId: string) =>
  w.call("save-user-information", {
    app,
    path: { userId },
    body: { profile: { Tag_Profile_IM_Nick: userId } },
  });

const profileStatus = async (app: string, userId: string) =>
  (await w.call("read-user-information", { app, path: { userId } })).status;

it.each([
  ["after the opt-out was carried out", true],
  ["before the opt-out was carried out", false],
])(
  "DA-5.opt-out: an app that opts in again %s keeps what comes from then on, and gets nothing back",
  async (_, carriedOut) => {
    const app = await givenApp(w);
    await givenMessages(w, app, "c", "before");
    await givenMessageWithPhoto(w, app, "c", "photo before");
    await saveProfile(app, "al");

    await store(app, false);
    if (carriedOut) await settle(w, app);
    await store(app, true);
    expect(await readable(w, app, "c")).toEqual([]);
    expect(await profileStatus(app, "al")).toBe(404);

    await givenMessages(w, app, "c", "after");
    await saveProfile(app, "bo");
    const end = w.clock.now + 7 * day;
    await settle(w, app);
    w.clock.now += halfHour;
    await sweep(w);
    expect(await contentsOf(w, "messages", app)).toMatchObject([{ messageId: "after" }]);
    expect(await contentsOf(w, "user-information", app)).toMatchObject([{ userId: "bo" }]);
    expect(await objectsOf(w, app)).toEqual([]);

    w.clock.now = end - 1;
    await sweep(w);
    expect(await readable(w, app, "c")).toEqual(["after"]);
    expect(await profileStatus(app, "bo")).toBe(200);
    w.clock.now = end;
    expect(await readable(w, app, "c")).toEqual([]);
    expect(await profileStatus(app, "bo")).toBe(404);
  },
);

it("DA-5.opt-out: a photo uploaded before the opt-out cannot be claimed after opting in again", async () => {
  const app = await givenApp(w);
  const mediaId = await givenPhoto(w, app);
  await store(app, false);
  await store(app, true);
  const answer = await claim(w, app, "c", "m", [mediaId]);
  expect(answer).toMatchObject({
    status: 409,
    body: { type: "urn:chat-retention:problem:media-unusable" },
  });
  await settle(w, app);
  expect(await objectsOf(w, app)).toEqual([]);
  w.clock.now += halfHour;
  await sweep(w);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

it("DA-5.opt-out: a message that was held before the opt-out and is sent again is stored anew once it is gone", async () => {
  const app = await givenApp(w);
  const sentAt = new Date(w.clock.now).toISOString();
  const message = { conversationId: "c", messageId: "m", from: "al", text: "hi", sentAt };
  const send = () => w.call("save-messages", { app, body: { messages: [message] } });
  await send();
  await store(app, false);
  await settle(w, app);
  await store(app, true);
  expect((await send()).body).toMatchObject({ stored: 1, duplicates: 0 });
  expect(await readable(w, app, "c")).toEqual(["m"]);
});
