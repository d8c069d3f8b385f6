import { afterAll, beforeAll, expect, test } from "vitest";
import { type FileServer, startFileServer } from "../../support/file-server.ts";
import { givenTencentApp, groupMessage, post } from "../../support/tencent.ts";
import { image } from "../../support/tencent-elements.ts";
import { day, objectsOf, recordsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let cos: FileServer;
beforeAll(async () => {
  cos = await startFileServer();
  w = await world({ trustedOrigins: [cos.origin] });
});
afterAll(() => cos.stop());

/** An app that was terminated two months ago, with media still to be fetched in some groups. */
const givenOverdue = async (...groups: string[]) => {
  const app = await givenTencentApp(w, {
    storage: { messages: { store: true, days: 3650 }, userInformation: { store: true } },
  });
  const body = [image(`${cos.origin}/photo`)];
  for (const group of groups) {
    await post(w, app, groupMessage({ group, from: "ann", seq: 1, at: w.clock.now, body }));
  }
  const tasks = await takeFrom(w, "mediaQueue");
  await w.call("terminate-app", { app, method: "POST" });
  w.clock.now += 62 * day;
  return { app, tasks };
};

/** Serves the photo after something has happened. */
const after = (happen: () => Promise<unknown>) => {
  cos.files.set("/photo", (_, response) => {
    happen().then(
      () => response.writeHead(200, { "content-type": "image/png" }).end("a photo"),
      () => response.destroy(),
    );
  });
};

test("PP-6.configuration: media that are fetched while their app is purged do not stay", async () => {
  const { app, tasks } = await givenOverdue("g");
  after(() => w.work("purge-app", [{ appId: app }]));
  expect(await w.work("fetch-media", tasks)).toBe(0);
  expect(await objectsOf(w, app)).toEqual([]);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

test("PP-6.configuration: once the purge of an app has begun, none of its media are fetched any more", async () => {
  const { app, tasks } = await givenOverdue("g1", "g2", "g3");
  after(async () => undefined);
  await w.work("purge-app", [{ appId: app }], 10_000);
  expect((await recordsOf(w, "messages", app)).length).toBeGreaterThan(0);
  const asked = cos.asked.length;
  expect(await w.work("fetch-media", tasks)).toBe(0);
  expect(cos.asked).toHaveLength(asked);
  expect(await objectsOf(w, app)).toEqual([]);
});
