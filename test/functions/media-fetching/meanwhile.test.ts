import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { variables } from "../../../functions/policy/names.ts";
import { type FileServer, startFileServer } from "../../support/file-server.ts";
import { givenTencentApp, groupMessage, groupRecall, post } from "../../support/tencent.ts";
import { image, sound } from "../../support/tencent-elements.ts";
import { change, day, objectsOf, recordsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let cos: FileServer;
beforeAll(async () => {
  cos = await startFileServer();
  w = await world({ trustedOrigins: [cos.origin] });
});
afterAll(() => cos.stop());

/** Serves a photo, but first lets something happen. */
const meanwhile = (happen: () => Promise<unknown>) => {
  cos.files.set("/photo", (_, response) => {
    happen().then(
      () => response.writeHead(200, { "content-type": "image/png" }).end("a photo"),
      () => response.destroy(),
    );
  });
};
const nothing = async () => undefined;

const send = (app: string, ...more: object[]) => {
  const body = [image(`${cos.origin}/photo`), ...more];
  return post(w, app, groupMessage({ group: "g", from: "ann", seq: 1, at: w.clock.now, body }));
};
const recall = (app: string) => post(w, app, groupRecall("g", w.clock.now, 1));

const expectGone = async (app: string) => {
  expect(await objectsOf(w, app)).toEqual([]);
  const { body } = await w.call("read-messages", { app, path: { conversationId: "group:g" } });
  expect(body.messages ?? []).toEqual([]);
};

/** An object that a worker put before it was stopped. */
const leaveBehind = (Key: string) =>
  new S3Client({}).send(
    new PutObjectCommand({ Bucket: w.run.setting(variables.bucket), Key, Body: "left behind" }),
  );

test("DA-2.messages: of a message recalled before its media are fetched, nothing is fetched", async () => {
  const app = await givenTencentApp(w);
  meanwhile(nothing);
  await send(app);
  await recall(app);
  const asked = cos.asked.length;
  expect(await w.work("fetch-media", await takeFrom(w, "mediaQueue"))).toBe(0);
  expect(cos.asked).toHaveLength(asked);
  await expectGone(app);
});

test("DA-2.messages: a recall takes fetched media along, at once", async () => {
  const app = await givenTencentApp(w);
  meanwhile(nothing);
  await send(app);
  await w.work("fetch-media", await takeFrom(w, "mediaQueue"));
  expect(await objectsOf(w, app)).toHaveLength(1);
  await recall(app);
  await expectGone(app);
});

test.each<readonly [string, (app: string) => Promise<unknown>]>([
  ["is recalled", recall],
  [
    "is recalled over the API",
    (app) => w.call("recall-message", { app, path: { conversationId: "group:g", messageId: "1" } }),
  ],
  [
    "expires",
    async () => {
      w.clock.now += 7 * day;
    },
  ],
  [
    "expires and is swept",
    async () => {
      w.clock.now += 7 * day;
      await w.deliver("sweep");
    },
  ],
  [
    "is opted out of storage",
    (app) =>
      change(w, app, { storage: { messages: { store: false }, userInformation: { store: true } } }),
  ],
])(
  "DA-2.messages: media of a message that %s while they are fetched do not stay",
  async (_, happen) => {
    const app = await givenTencentApp(w);
    meanwhile(() => happen(app));
    await send(app);
    expect(await w.work("fetch-media", await takeFrom(w, "mediaQueue"))).toBe(0);
    await expectGone(app);
  },
);

test("DA-2.messages: media of a worker that was stopped halfway go with their message all the same", async () => {
  const app = await givenTencentApp(w);
  await send(app, sound(`${cos.origin}/sound`));
  const [task] = (await takeFrom(w, "mediaQueue")) as { media: string[] }[];
  const [first = ""] = task?.media ?? [];
  await leaveBehind(first);
  await recall(app);
  await expectGone(app);
  await leaveBehind(first);
  expect(await w.work("fetch-media", [task])).toBe(0);
  await expectGone(app);
});

test("DA-2.messages: what is left behind after a recall, and never comes again, goes when the message would have", async () => {
  const app = await givenTencentApp(w);
  await send(app);
  const [task] = (await takeFrom(w, "mediaQueue")) as { media: string[] }[];
  await recall(app);
  await leaveBehind(task?.media[0] ?? "");
  w.clock.now += 7 * day;
  await w.deliver("sweep");
  await expectGone(app);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

test("DA-2.messages: a task whose message is gone for good takes away what its worker left", async () => {
  const app = await givenTencentApp(w);
  await send(app);
  const [task] = (await takeFrom(w, "mediaQueue")) as { media: string[] }[];
  w.clock.now += 7 * day;
  await w.deliver("sweep");
  await leaveBehind(task?.media[0] ?? "");
  expect(await w.work("fetch-media", [task])).toBe(0);
  await expectGone(app);
});
