import { createHash, randomBytes } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { claim, download, givenPhoto, openUpload, photo, put } from "../../support/photos.ts";
import { change, day, givenApp, iso, objectsOf, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;

beforeAll(async () => {
  w = await world();
});

const mediaOf = async (app: string) => {
  const { body } = await w.call("read-messages", { app, path: { conversationId: "c" } });
  return body.messages[0].media;
};

const hash = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

it.each([
  ["a photo", "photo", "image/jpeg"],
  ["an audio recording", "audio", "audio/mpeg"],
  ["a video", "video", "video/mp4"],
])(
  "DA-2.messages: a %s is uploaded by its link, claimed by a message and read back byte for byte",
  async (_, kind, contentType) => {
    const app = await givenApp(w);
    const content = randomBytes(100_000);
    const body = { kind, contentType, bytes: content.length };
    const opened = await w.call("prepare-media", { app, body });
    expect(opened).toMatchObject({
      status: 201,
      body: { headers: { "content-type": contentType }, expiresAt: iso(w.clock.now + day) },
    });
    expect(await put(opened, content)).toBe(200);
    const { mediaId } = opened.body;
    expect((await claim(w, app, "c", "m", [mediaId])).body).toMatchObject({ stored: 1 });

    const [medium, ...others] = await mediaOf(app);
    expect(others).toEqual([]);
    expect(medium).toMatchObject({ mediaId, kind, contentType, bytes: content.length });
    expect(medium.key).toBeUndefined();
    const answer = await download(medium);
    expect(answer.headers.get("content-type")).toBe(contentType);
    expect(hash(Buffer.from(await answer.arrayBuffer()))).toBe(hash(content));
  },
);

it("DA-2.messages: a message keeps its media in the order in which it names them", async () => {
  const app = await givenApp(w);
  const ids = [];
  for (let index = 0; index < 9; index++) ids.push(await givenPhoto(w, app));
  const order = [...ids].reverse();
  expect((await claim(w, app, "c", "m", order)).body).toMatchObject({ stored: 1 });
  const media = await mediaOf(app);
  expect(media.map(({ mediaId }: { mediaId: string }) => mediaId)).toEqual(order);
  expect(await recordsOf(w, "messages", app)).toHaveLength(1);
});

it.each([
  [undefined, "7"],
  [1, "1"],
  [8, "30"],
  [3_650, "3650"],
])(
  "DA-5.period: a photo of an app that chose %s days lies under the class of days %s",
  async (days, under) => {
    const app = await givenApp(w);
    if (days !== undefined) await change(w, app, { storage: { messages: { days } } });
    const mediaId = await givenPhoto(w, app);
    expect(await objectsOf(w, app)).toEqual([`${under}/${app}/${mediaId}`]);
  },
);

it("DA-2.messages: the names of objects hold the app's id and no user's, conversation's or message's", async () => {
  const app = await givenApp(w);
  const mediaId = await givenPhoto(w, app);
  await claim(w, app, "a conversation", "a message", [mediaId]);
  const [key] = await objectsOf(w, app);
  expect(key).toMatch(new RegExp(`^7/${app}/m\\d{13}-[0-9a-f-]{36}$`));
});

it("DA-2.messages: a link to upload takes a photo once, before and after a message has it, and no other message gets it", async () => {
  const app = await givenApp(w);
  const opened = await openUpload(w, app);
  expect(await put(opened)).toBe(200);
  const other = Buffer.alloc(photo.length, "x");
  expect(await put(opened, other)).toBe(412);
  await claim(w, app, "c", "m", [opened.body.mediaId]);
  expect(await put(opened, other)).toBe(412);
  expect(await objectsOf(w, app)).toHaveLength(1);
  expect((await claim(w, app, "c", "n", [opened.body.mediaId])).status).toBe(409);
  const answer = await download((await mediaOf(app))[0]);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(photo);
});

it("DA-2.messages: a photo that was not uploaded yet cannot be sent, and can be once it was", async () => {
  const app = await givenApp(w);
  const opened = await openUpload(w, app);
  const send = () => claim(w, app, "c", "m", [opened.body.mediaId]);
  expect(await send()).toMatchObject({
    status: 409,
    body: { type: "urn:chat-retention:problem:media-unusable" },
  });
  expect(await recordsOf(w, "messages", app)).toHaveLength(1);
  await put(opened);
  expect((await send()).body).toMatchObject({ stored: 1 });
});

it("DA-2.messages: a link to a photo gives the photo that was sent, and nothing that came into its place", async () => {
  const app = await givenApp(w);
  const opened = await openUpload(w, app);
  await put(opened);
  await claim(w, app, "c", "m", [opened.body.mediaId]);
  const [medium] = await mediaOf(app);
  expect(medium).not.toHaveProperty("etag");
  const path = { conversationId: "c", messageId: "m" };
  expect((await w.call("recall-message", { app, path, method: "DELETE" })).status).toBe(204);
  expect(await put(opened, Buffer.alloc(photo.length, "x"))).toBe(200);
  expect((await download(medium)).status).toBe(412);
});
