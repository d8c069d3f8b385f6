import { beforeAll, beforeEach, expect, it } from "vitest";
import { claim, givenMessageWithPhoto, givenPhoto } from "../../support/photos.ts";
import { leftOf, purge, settle, sweep } from "../../support/time.ts";
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
let app: string;

beforeAll(async () => {
  w = await world();
});

beforeEach(async () => {
  app = await givenApp(w);
});

const recall = (messageId: string) =>
  w.call("recall-message", { app, path: { conversationId: "c", messageId }, method: "DELETE" });

it("DA-2.messages: a photo lives and goes with its message, whenever it was uploaded", async () => {
  const photo = await givenPhoto(w, app);
  w.clock.now += day - 1;
  const sentAt = w.clock.now;
  await claim(w, app, "c", "m", [photo], sentAt);
  w.clock.now = sentAt + 7 * day - 1;
  await sweep(w);
  expect(await objectsOf(w, app)).toHaveLength(1);
  w.clock.now = sentAt + 7 * day;
  expect(await readable(w, app, "c")).toEqual([]);
  expect(await objectsOf(w, app)).toHaveLength(1);
  await sweep(w);
  expect(await objectsOf(w, app)).toEqual([]);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

it("DA-2.messages: a claim outlives the day that its upload had without one", async () => {
  await givenMessageWithPhoto(w, app, "c", "m");
  const unclaimed = await givenPhoto(w, app);
  w.clock.now += day - 1;
  await sweep(w);
  expect(await objectsOf(w, app)).toHaveLength(2);
  w.clock.now += 1;
  await sweep(w);
  const keys = await objectsOf(w, app);
  expect(keys).toHaveLength(1);
  expect(keys[0]).not.toContain(unclaimed);
  expect(await readable(w, app, "c")).toEqual(["m"]);
  expect(await recordsOf(w, "messages", app)).toHaveLength(1);
});

it("DA-2.messages: an upload that was opened and never made leaves nothing behind after its day", async () => {
  const body = { kind: "photo", contentType: "image/png", bytes: 5 };
  await w.call("prepare-media", { app, body });
  w.clock.now += day;
  await sweep(w);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
  expect((await leftOf(w, app)).filter((row) => row.startsWith("messages"))).toEqual([]);
});

it("DA-2.messages: photos go with a recall at once, and no other message's", async () => {
  await givenMessageWithPhoto(w, app, "c", "recalled");
  await givenMessageWithPhoto(w, app, "c", "kept");
  expect((await recall("recalled")).status).toBe(204);
  expect(await objectsOf(w, app)).toHaveLength(1);
  expect(await readable(w, app, "c")).toEqual(["kept"]);
});

it("DA-5.period: photos go with a shortened period when it is carried out", async () => {
  await givenMessageWithPhoto(w, app, "c", "old");
  w.clock.now += 2 * day;
  await givenMessageWithPhoto(w, app, "c", "young");
  await change(w, app, { storage: { messages: { days: 1 } } });
  await settle(w, app);
  expect(await objectsOf(w, app)).toHaveLength(1);
  expect(await readable(w, app, "c")).toEqual(["young"]);
});

it("PP-6.configuration: photos go with the purge, of messages that still live as well", async () => {
  await change(w, app, { storage: { messages: { days: 3_650 } } });
  await givenMessageWithPhoto(w, app, "c", "m");
  await givenMessages(w, app, "c", "text");
  const { body } = await w.call("terminate-app", { app, method: "POST" });
  w.clock.now = Date.parse(body.purgeAt);
  await purge(w, app);
  expect(await objectsOf(w, app)).toEqual([]);
  expect(await leftOf(w, app)).toEqual([]);
});

it("DA-2.messages: a message that ends minutes after its photo was uploaded leaves no content, and soon nothing", async () => {
  const photo = await givenPhoto(w, app);
  await claim(w, app, "c", "m", [photo], w.clock.now - 7 * day + 60_000);
  w.clock.now += 60_000;
  await sweep(w);
  expect(await objectsOf(w, app)).toEqual([]);
  const [mark] = await recordsOf(w, "messages", app);
  expect(mark).toMatchObject({ recalled: true });
  expect(mark).not.toHaveProperty("details");
  w.clock.now += 1_740_000;
  await sweep(w);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});
