import { beforeAll, beforeEach, expect, it } from "vitest";
import { mediaGroup } from "../../../functions/steps/chat/claim-media.ts";
import type { Answer } from "../../support/lambda-events.ts";
import { claim, givenPhoto } from "../../support/photos.ts";
import { change, day, givenApp, objectsOf, readable, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;

beforeAll(async () => {
  w = await world();
});

beforeEach(async () => {
  app = await givenApp(w);
});

const refused = { status: 409, body: { type: "urn:chat-retention:problem:media-unusable" } };

const isTicket = (pk: unknown) => String(pk).split("|")[1] === mediaGroup;

/** The claim was refused, and left everything as it was. */
const leavesAll = async (attempt: () => Promise<Answer>) => {
  const before = [await recordsOf(w, "messages", app), await objectsOf(w, app)];
  expect(await attempt()).toMatchObject(refused);
  expect([await recordsOf(w, "messages", app), await objectsOf(w, app)]).toEqual(before);
};

it("DA-2.messages: a photo that a message has claimed cannot be claimed by another", async () => {
  const photo = await givenPhoto(w, app);
  await claim(w, app, "c", "first", [photo]);
  await leavesAll(() => claim(w, app, "c", "second", [photo]));
  await leavesAll(() => claim(w, app, "elsewhere", "second", [photo]));
  expect(await readable(w, app, "c")).toEqual(["first"]);
});

it("DA-2.messages: a message that is sent again with its photo is a duplicate", async () => {
  const photo = await givenPhoto(w, app);
  const sentAt = w.clock.now;
  await claim(w, app, "c", "m", [photo], sentAt);
  w.clock.now += 5_000;
  const again = await claim(w, app, "c", "m", [photo], sentAt);
  expect(again).toMatchObject({ status: 200, body: { stored: 0, duplicates: 1 } });
  expect(await recordsOf(w, "messages", app)).toHaveLength(1);
  expect(await objectsOf(w, app)).toHaveLength(1);
});

it("DA-2.messages: two messages that claim the same photo at once do not both get it", async () => {
  const photo = await givenPhoto(w, app);
  const answers = await Promise.all(
    ["first", "second"].map((messageId) => claim(w, app, "c", messageId, [photo])),
  );
  const stored = answers.filter(({ status }) => status === 200);
  expect(stored).toHaveLength(1);
  expect(await readable(w, app, "c")).toHaveLength(1);
  expect(await objectsOf(w, app)).toHaveLength(1);
});

it("DA-2.messages: a photo of one app cannot be claimed by another, and stays claimable by its own", async () => {
  const other = await givenApp(w);
  const photo = await givenPhoto(w, other);
  await leavesAll(() => claim(w, app, "c", "thief", [photo]));
  expect((await claim(w, other, "c", "owner", [photo])).body).toMatchObject({ stored: 1 });
});

it("DA-2.messages: a medium that was never opened cannot be claimed", async () => {
  const unknown = `m${w.clock.now}-00000000-0000-4000-8000-000000000000`;
  await leavesAll(() => claim(w, app, "c", "m", [unknown]));
});

it("DA-2.messages: one medium that cannot be claimed keeps the message and the other media as they were", async () => {
  const photo = await givenPhoto(w, app);
  const unknown = `m${w.clock.now}-00000000-0000-4000-8000-000000000000`;
  await leavesAll(() => claim(w, app, "c", "m", [photo, unknown]));
  await leavesAll(() => claim(w, app, "c", "m", [unknown, photo]));
  expect((await claim(w, app, "c", "m", [photo])).body).toMatchObject({ stored: 1 });
});

it("DA-2.messages: an upload can be claimed for a day to the millisecond", async () => {
  const [early, late] = [await givenPhoto(w, app), await givenPhoto(w, app)];
  w.clock.now += day - 1;
  expect((await claim(w, app, "c", "in time", [early])).status).toBe(200);
  w.clock.now += 1;
  await leavesAll(() => claim(w, app, "c", "too late", [late]));
});

it("DA-5.period: a photo uploaded under a shorter period cannot be claimed by a message of a longer one, one of a longer period can", async () => {
  const short = await givenPhoto(w, app);
  await change(w, app, { storage: { messages: { days: 30 } } });
  await leavesAll(() => claim(w, app, "c", "m", [short]));
  const long = await givenPhoto(w, app);
  await change(w, app, { storage: { messages: { days: 7 } } });
  expect((await claim(w, app, "c", "m", [long])).body).toMatchObject({ stored: 1 });
});

it("DA-5.opt-out: an app that opted out claims nothing: its message is passed on, not stored", async () => {
  const photo = await givenPhoto(w, app);
  await change(w, app, { storage: { messages: { store: false } } });
  const answer = await claim(w, app, "c", "m", [photo]);
  expect(answer).toMatchObject({ status: 202, body: { stored: 0 } });
  expect((await recordsOf(w, "messages", app)).filter(({ pk }) => !isTicket(pk))).toEqual([]);
});

it("DA-5.period: a message with a photo that is over on arrival is not stored, and the photo stays claimable", async () => {
  const photo = await givenPhoto(w, app);
  const over = await claim(w, app, "c", "over", [photo], w.clock.now - 7 * day);
  expect(over.body).toMatchObject({ stored: 0, expired: 1 });
  expect((await claim(w, app, "c", "now", [photo])).body).toMatchObject({ stored: 1 });
});
