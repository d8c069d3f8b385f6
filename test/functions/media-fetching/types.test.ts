/** What a URL gives must be of a type that an upload may have: a page is no photo. */
import { afterAll, beforeAll, expect, it, test } from "vitest";
import { fetchAll } from "../../../functions/fetch-media/rounds.ts";
import { bytes, type FileServer, startFileServer } from "../../support/file-server.ts";
import { givenTencentApp, groupMessage, post } from "../../support/tencent.ts";
import { image } from "../../support/tencent-elements.ts";
import { objectsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let cos: FileServer;
beforeAll(async () => {
  cos = await startFileServer();
  w = await world({ trustedOrigins: [cos.origin] });
});
afterAll(() => cos.stop());

const send = async (app: string, ...paths: readonly string[]): Promise<number> => {
  const body = paths.map((path) => image(cos.origin + path));
  await post(w, app, groupMessage({ group: "g", from: "ann", seq: 1, at: w.clock.now, body }));
  return w.work("fetch-media", await takeFrom(w, "mediaQueue"));
};
const mediaIn = async (app: string) => {
  const { body } = await w.call("read-messages", { app, path: { conversationId: "group:g" } });
  return body.messages[0].media;
};

test.each([
  "text/html; charset=utf-8",
  "image/svg+xml, text/html",
  `image/${"x".repeat(65)}`,
  "video/mp4",
])("DA-2.messages: what calls itself %s is no photo, and is passed over for good", async (type) => {
  const app = await givenTencentApp(w);
  cos.files.set("/page", bytes("<b>a page</b>", type));
  expect(await send(app, "/page")).toBe(0);
  expect(await mediaIn(app)).toBeUndefined();
  expect(await objectsOf(w, app)).toEqual([]);
});

test.each([
  ["image/webp; q=1", "image/webp"],
  ["application/octet-stream", "application/octet-stream"],
  ["", "application/octet-stream"],
])("DA-2.messages: what calls itself %s is kept as %s", async (type, kept) => {
  const app = await givenTencentApp(w);
  cos.files.set("/photo", bytes("a photo", type));
  expect(await send(app, "/photo")).toBe(0);
  expect(await mediaIn(app)).toMatchObject([{ contentType: kept, bytes: 7 }]);
});

const linked = (url: string) => ({ url, kind: "photo", mediaId: url, key: url }) as const;
const medium = (url: string) => ({ ...linked(url), contentType: "image/png", bytes: 1 });

it("DA-2.messages: a photo behind ones that drip is shown before the time of its message is over", async () => {
  let spent = 0;
  const shown: string[] = [];
  const errors = await fetchAll(
    {
      attempt: async ({ url }, timeoutMs) => {
        if (!url.startsWith("drip")) return medium(url);
        spent += timeoutMs;
        return Object.assign(new Error("late"), { name: "TimeoutError" });
      },
      show: async ({ key }) => void shown.push(`${key} at ${spent}`),
      patience: () => spent < 30_000,
    },
    ["drip 1", "drip 2", "drip 3", "good"].map(linked),
  );
  expect(shown).toEqual(["good at 11250"]);
  expect(errors).toHaveLength(3);
  expect(spent).toBeLessThanOrEqual(50_000);
});
