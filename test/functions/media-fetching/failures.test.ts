import { afterAll, beforeAll, expect, test } from "vitest";
import { limits } from "../../../functions/policy/limits.ts";
import { bytes, type FileServer, type Serve, startFileServer } from "../../support/file-server.ts";
import { givenTencentApp, groupMessage, post } from "../../support/tencent.ts";
import { image, sound, text } from "../../support/tencent-elements.ts";
import { objectsOf, recordsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let cos: FileServer;
beforeAll(async () => {
  cos = await startFileServer();
  w = await world({ trustedOrigins: [cos.origin] });
});
afterAll(() => cos.stop());

let paths = 0;
const newPath = () => `/${++paths}`;
const url = (path: string) => cos.origin + path;
const send = (app: string, ...body: object[]) =>
  post(w, app, groupMessage({ group: "g", from: "ann", seq: 1, at: w.clock.now, body }));
const messages = async (app: string) =>
  (await w.call("read-messages", { app, path: { conversationId: "group:g" } })).body.messages;

const failing: readonly [string, Serve][] = [
  ["is not there", (_, response) => response.writeHead(404).end("nothing")],
  ["is forbidden", (_, response) => response.writeHead(403).end()],
  ["leads elsewhere", (_, response) => response.writeHead(302, { location: url("/other") }).end()],
  [
    "breaks off",
    (_, response) => {
      response.writeHead(200, { "content-length": "10" });
      response.write("half", () => response.destroy());
    },
  ],
  ["is refused outright", (_, response) => response.destroy()],
  [
    "is one byte too large",
    (_, response) => {
      response.writeHead(200, { "content-length": String(limits.mediaBytes + 1) }).write("x");
    },
  ],
];

test.each(failing)(
  "DA-2.messages: a medium that %s is tried again, and nothing of it is half done",
  async (_, serve) => {
    const app = await givenTencentApp(w);
    const path = newPath();
    cos.files.set("/other", bytes("elsewhere"));
    cos.files.set(path, serve);
    await send(app, text("look"), image(url(path)));
    const tasks = await takeFrom(w, "mediaQueue");
    expect(await w.work("fetch-media", tasks)).toBe(1);
    expect(await objectsOf(w, app)).toEqual([]);
    const [message] = await messages(app);
    expect(message).toMatchObject({ text: "look" });
    expect(message).not.toHaveProperty("media");
    expect(cos.asked.map((one) => one.path)).not.toContain("/other");
    cos.files.set(path, bytes("better"));
    expect(await w.work("fetch-media", tasks)).toBe(0);
    expect((await messages(app))[0].media).toMatchObject([{ kind: "photo", bytes: 6 }]);
  },
);

test("DA-2.messages: what one medium fails of is no loss to the others, and only it is tried again", async () => {
  const app = await givenTencentApp(w);
  const [bad, good] = [newPath(), newPath()];
  cos.files.set(good, bytes("a sound", "audio/mp4"));
  await send(app, image(url(bad)), sound(url(good)));
  const tasks = await takeFrom(w, "mediaQueue");
  expect(await w.work("fetch-media", tasks)).toBe(1);
  expect((await messages(app))[0].media).toMatchObject([{ kind: "audio" }]);
  cos.files.set(bad, bytes("a photo"));
  const before = cos.asked.length;
  expect(await w.work("fetch-media", tasks)).toBe(0);
  expect(cos.asked.slice(before).map(({ path }) => path)).toEqual([bad]);
  const { media } = (await messages(app))[0];
  expect(media.map(({ kind }: { kind: string }) => kind)).toEqual(["photo", "audio"]);
  expect(await objectsOf(w, app)).toHaveLength(2);
});

test("DA-2.messages: of several messages only those whose media failed are tried again", async () => {
  const [app, other] = [await givenTencentApp(w), await givenTencentApp(w)];
  const good = newPath();
  cos.files.set(good, bytes("a photo"));
  await send(app, image(url(newPath())));
  await send(other, image(url(good)));
  const tasks = [...(await takeFrom(w, "mediaQueue")), ...(await takeFrom(w, "mediaQueue"))];
  expect(tasks).toHaveLength(2);
  expect(await w.work("fetch-media", tasks)).toBe(1);
  expect(await objectsOf(w, app)).toEqual([]);
  expect(await objectsOf(w, other)).toHaveLength(1);
});

test("DA-2.messages: a task that is no task of ours fails and fetches nothing", async () => {
  const before = cos.asked.length;
  const tasks = [{}, { appId: "a|b" }, { appId: "app", place: 1, media: [] }, null];
  expect(await w.work("fetch-media", tasks)).toBe(tasks.length);
  expect(cos.asked).toHaveLength(before);
});

test("DA-2.messages: a message whose media were given up goes whole, with nothing left behind", async () => {
  const app = await givenTencentApp(w);
  const good = newPath();
  cos.files.set(good, bytes("a sound", "audio/mp4"));
  await send(app, image(url(newPath())), sound(url(good)));
  await w.work("fetch-media", await takeFrom(w, "mediaQueue"));
  expect(await objectsOf(w, app)).toHaveLength(1);
  w.clock.now += 7 * 86_400_000;
  await w.deliver("sweep");
  expect(await objectsOf(w, app)).toEqual([]);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});
