import { afterAll, beforeAll, expect, test } from "vitest";
import type { Link } from "../../../functions/ports.ts";
import { bytes, type FileServer, startFileServer } from "../../support/file-server.ts";
import { download } from "../../support/photos.ts";
import { givenTencentApp, groupMessage, post } from "../../support/tencent.ts";
import { image, others, sound, text, video } from "../../support/tencent-elements.ts";
import { change, day, objectsOf, recordsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let cos: FileServer;
beforeAll(async () => {
  cos = await startFileServer();
  cos.files.set("/photo", bytes("a photo", "image/png"));
  cos.files.set("/sound", bytes("a sound", "audio/mp4"));
  cos.files.set("/video", bytes("a video", "video/mp4"));
  w = await world({ trustedOrigins: [cos.origin] });
});
afterAll(() => cos.stop());

const url = (name: string) => `${cos.origin}/${name}`;
const all = () => [
  text("look"),
  image(url("photo")),
  ...others,
  sound(url("sound")),
  video(url("video")),
];
const fetchAll = async () => w.work("fetch-media", await takeFrom(w, "mediaQueue"));
const send = (app: string, seq = 1, body: readonly object[] = all(), at = w.clock.now) =>
  post(w, app, groupMessage({ group: "g", from: "ann", seq, at, body }));
const messages = async (app: string) =>
  (await w.call("read-messages", { app, path: { conversationId: "group:g" } })).body.messages;

test("DA-2.messages: photos, audio and video of a webhook's message come into the bucket and are readable with it", async () => {
  const app = await givenTencentApp(w);
  await send(app);
  const [before] = await messages(app);
  expect(before).not.toHaveProperty("media");
  expect(await fetchAll()).toBe(0);
  const [{ media }] = await messages(app);
  expect(media).toMatchObject([
    { kind: "photo", contentType: "image/png", bytes: 7 },
    { kind: "audio", contentType: "audio/mp4", bytes: 7 },
    { kind: "video", contentType: "video/mp4", bytes: 7 },
  ]);
  const contents = await Promise.all(media.map(async (one: Link) => (await download(one)).text()));
  expect(contents).toEqual(["a photo", "a sound", "a video"]);
  expect(await objectsOf(w, app)).toHaveLength(3);
});

test("DA-2.messages: a message without photos, audio or video asks for nothing to be fetched", async () => {
  const app = await givenTencentApp(w);
  await send(app, 1, [text("look"), ...others]);
  expect(await takeFrom(w, "mediaQueue")).toEqual([]);
  expect(await objectsOf(w, app)).toEqual([]);
});

test("DA-2.messages: fetched media have the message's clock: readable to the millisecond, then gone with it", async () => {
  const app = await givenTencentApp(w);
  const sent = Math.floor(w.clock.now / 1000) * 1000;
  await send(app, 1, all(), sent);
  w.clock.now = sent + 2 * day;
  await fetchAll();
  w.clock.now = sent + 7 * day - 1;
  expect((await messages(app))[0].media).toHaveLength(3);
  w.clock.now += 1;
  expect(await messages(app)).toEqual([]);
  expect(await objectsOf(w, app)).toHaveLength(3);
  await w.deliver("sweep");
  expect(await objectsOf(w, app)).toEqual([]);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

test("DA-2.messages: what is fetched twice lies there once, and is not asked for again", async () => {
  const app = await givenTencentApp(w);
  await send(app);
  const tasks = await takeFrom(w, "mediaQueue");
  await w.work("fetch-media", tasks);
  const [objects, asked, read] = [await objectsOf(w, app), cos.asked.length, await messages(app)];
  expect(await w.work("fetch-media", [...tasks, ...tasks])).toBe(0);
  expect(await objectsOf(w, app)).toEqual(objects);
  expect(cos.asked).toHaveLength(asked);
  const named = ({ media }: { media: { mediaId: string }[] }) => media.map((one) => one.mediaId);
  expect((await messages(app)).map(named)).toEqual(read.map(named));
});

test("DA-2.messages: a message that Tencent delivers twice has its media once", async () => {
  const app = await givenTencentApp(w);
  await send(app);
  await send(app);
  await fetchAll();
  await fetchAll();
  expect(await objectsOf(w, app)).toHaveLength(3);
  expect((await messages(app))[0].media).toHaveLength(3);
});

test("DA-5.period: fetched media lie in the class of the period that their message was collected under", async () => {
  const app = await givenTencentApp(w);
  const classes = async () => new Set((await objectsOf(w, app)).map((key) => key.split("/")[0]));
  await send(app, 1);
  const storage = { messages: { store: true, days: 30 }, userInformation: { store: true } };
  await change(w, app, { storage });
  await fetchAll();
  expect(await classes()).toEqual(new Set(["7"]));
  w.clock.now += 1_000;
  await send(app, 2);
  await fetchAll();
  expect(await classes()).toEqual(new Set(["7", "30"]));
  expect(await objectsOf(w, app)).toHaveLength(6);
});

test("DA-2.messages: the names of fetched objects say nothing of who sent them or where", async () => {
  const app = await givenTencentApp(w);
  const event = groupMessage({
    group: "secret-room",
    from: "secret-sender",
    seq: 777_777,
    at: w.clock.now,
    body: [image(url("photo"))],
  });
  await post(w, app, event);
  const tasks = await takeFrom(w, "mediaQueue");
  expect(JSON.stringify(tasks)).not.toMatch(/secret|photo/);
  await w.work("fetch-media", tasks);
  const [key = ""] = await objectsOf(w, app);
  expect(key).not.toMatch(/secret|photo/);
});
