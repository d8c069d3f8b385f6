import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { bytes, type FileServer, startFileServer } from "../../support/file-server.ts";
import { loadedAnew } from "../../support/overheard.ts";
import { givenTencentApp, groupMessage, post } from "../../support/tencent.ts";
import { image, sound, video } from "../../support/tencent-elements.ts";
import { objectsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

loadedAnew();
let w: World;
let cos: FileServer;
beforeAll(async () => {
  cos = await startFileServer();
  cos.files.set("/sound", bytes("a sound", "audio/mp4"));
  w = await world({ trustedOrigins: [cos.origin] });
});
afterAll(() => cos.stop());

const send = (app: string, ...body: object[]) =>
  post(w, app, groupMessage({ group: "g", from: "ann", seq: 1, at: w.clock.now, body }));

test("DA-2.messages: a URL that may not be called is passed over for good, with a line that says so and no more", async () => {
  vi.stubEnv("POWERTOOLS_LOG_LEVEL", "INFO");
  vi.stubEnv("POWERTOOLS_DEV", "true");
  const lines = vi.spyOn(console, "info").mockImplementation(() => undefined);
  const app = await givenTencentApp(w);
  const urls = ["http://169.254.169.254/secret", "https://10.0.0.1/secret", "not a URL secret"];
  const [first = "", second = "", third = ""] = urls;
  await send(app, image(first), video(second), image(third), sound(`${cos.origin}/sound`));
  const before = cos.asked.length;
  expect(await w.work("fetch-media", await takeFrom(w, "mediaQueue"))).toBe(0);
  expect(cos.asked.slice(before).map(({ path }) => path)).toEqual(["/sound"]);
  const { body } = await w.call("read-messages", { app, path: { conversationId: "group:g" } });
  expect(body.messages[0].media).toMatchObject([{ kind: "audio", bytes: 7 }]);
  expect(body.messages[0].elements).toHaveLength(4);
  expect(await objectsOf(w, app)).toHaveLength(1);
  const said = lines.mock.calls
    .map(([line]) => JSON.parse(String(line)))
    .filter(({ message }) => message === "medium passed over");
  const cause = "URL may not be called";
  expect(said.map(({ outcome }) => outcome)).toEqual([
    { kind: "photo", cause },
    { kind: "video", cause },
    { kind: "photo", cause },
  ]);
  expect(JSON.stringify(said)).not.toContain("secret");
});

test("DA-2.messages: beside a URL that may not be called, one that fails is still tried again", async () => {
  vi.spyOn(console, "info").mockImplementation(() => undefined);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const app = await givenTencentApp(w);
  await send(app, image("https://localhost/a"), image(`${cos.origin}/missing`));
  const tasks = await takeFrom(w, "mediaQueue");
  expect(await w.work("fetch-media", tasks)).toBe(1);
  cos.files.set("/missing", bytes("found"));
  expect(await w.work("fetch-media", tasks)).toBe(0);
  expect(await objectsOf(w, app)).toHaveLength(1);
});
