/** What is stored lies sealed: whoever reads a table or the bucket, or copies them, reads nothing of it. */
import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { beforeAll, expect, it } from "vitest";
import { variables } from "../../../functions/policy/names.ts";
import { contentsOf } from "../../support/opened.ts";
import { loadedAnew, overheard } from "../../support/overheard.ts";
import { claim, download, openUpload, photo, put } from "../../support/photos.ts";
import { givenTencentApp, groupMessage, post } from "../../support/tencent.ts";
import { text } from "../../support/tencent-elements.ts";
import { portraitSet } from "../../support/tencent-people.ts";
import { clearTracesOf, tracesOf } from "../../support/traces.ts";
import { change, givenApp, iso, objectsOf, recordsOf, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

loadedAnew();
let w: World;
beforeAll(async () => {
  w = await world();
});

const send = (app: string, conversationId: string, body: string) =>
  w.call("save-messages", {
    app,
    body: {
      messages: [
        {
          ...{ conversationId, messageId: `m ${body}`, from: `from ${body}`, text: `text ${body}` },
          sentAt: iso(w.clock.now),
        },
      ],
    },
  });

it("DA-2.messages: a message body lies sealed in its table, and its sender, ids and text in no store in clear", async () => {
  const app = await givenApp(w);
  await send(app, "room canary17", "canary17");
  expect(await clearTracesOf(w, "canary17")).toEqual([]);
  expect(await tracesOf(w, "canary17")).toEqual(["messages"]);
  const [record] = await recordsOf(w, "messages", app);
  expect(Object.keys(record ?? {}).sort()).toEqual(
    ["at", "author", "body", "expiresAt", "keyId", "named", "pk", "sk", "terms", "until"].sort(),
  );
});

it("DA-2.user: a profile and whose it is lie sealed in their table", async () => {
  const app = await givenApp(w);
  const body = { profile: { Tag_Profile_IM_Nick: "nick canary18" } };
  await w.call("save-user-information", { app, path: { userId: "user canary18" }, body });
  expect(await clearTracesOf(w, "canary18")).toEqual([]);
  expect(await tracesOf(w, "canary18")).toEqual(["user-information"]);
});

it("DA-2.messages, DA-2.user: what webhooks bring lies sealed as well", async () => {
  const app = await givenTencentApp(w);
  const body = [text("text canary19")];
  const event = { group: "g-canary19", from: "canary19", seq: 1, at: w.clock.now, body };
  await post(w, app, groupMessage(event));
  await post(w, app, portraitSet("canary19", { Tag_Profile_IM_Nick: "canary19" }));
  expect(await clearTracesOf(w, "canary19")).toEqual([]);
  expect((await tracesOf(w, "canary19")).sort()).toEqual(["messages", "user-information"]);
});

it("DA-2.messages: the same text sealed twice does not look the same", async () => {
  const app = await givenApp(w);
  await send(app, "one", "same");
  await send(app, "two", "same");
  const bodies = (await recordsOf(w, "messages", app)).map(({ body }) =>
    Buffer.from(body as Uint8Array).toString("hex"),
  );
  expect(new Set(bodies).size).toBe(2);
  expect((await contentsOf(w, "messages", app)).map((one) => one.text)).toEqual(
    Array(2).fill("text same"),
  );
});

it("DA-2.messages: S3 gives a photo to whoever has its key and refuses it to whoever has a link or a right alone", async () => {
  const app = await givenApp(w);
  const opened = await openUpload(w, app);
  expect(await put(opened)).toBe(200);
  await claim(w, app, "c", "m", [opened.body.mediaId]);
  const read = await w.call("read-messages", { app, path: { conversationId: "c" } });
  const [medium] = read.body.messages[0].media;
  expect(Buffer.from(await (await download(medium)).arrayBuffer())).toEqual(photo);

  expect((await fetch(medium.url)).status).toBe(403);
  const [Key = ""] = await objectsOf(w, app);
  const bare = new GetObjectCommand({ Bucket: w.run.setting(variables.bucket), Key });
  await expect(new S3Client({}).send(bare)).rejects.toMatchObject({ name: "InvalidRequest" });
});

it("DA-2.messages: the key of one photo opens no other, not even of the same message", async () => {
  const app = await givenApp(w);
  const uploads = [await openUpload(w, app), await openUpload(w, app)];
  for (const upload of uploads) await put(upload);
  await claim(
    w,
    app,
    "c",
    "m",
    uploads.map(({ body }) => body.mediaId),
  );
  const read = await w.call("read-messages", { app, path: { conversationId: "c" } });
  const [one, other] = read.body.messages[0].media;
  expect((await download({ url: one.url, headers: one.headers })).status).toBe(200);
  expect((await download({ url: one.url, headers: other.headers })).status).not.toBe(200);
});

it("DA-2.messages: a link to upload holds no key, and takes nothing without the headers beside it", async () => {
  const app = await givenApp(w);
  const opened = await openUpload(w, app);
  const { headers, uploadUrl } = opened.body;
  const name = "x-amz-server-side-encryption-customer-key";
  expect(decodeURIComponent(uploadUrl)).not.toContain(headers[name]);
  const signed = new URL(uploadUrl).searchParams.get("X-Amz-SignedHeaders");
  for (const header of Object.keys(headers)) expect(signed?.split(";")).toContain(header);
});

it("PP-4.configuration: a share of a key is never answered and never logged", async () => {
  const app = await givenApp(w);
  const lines = overheard();
  const answers = [
    await w.call("read-configuration", { app }),
    await change(w, app, { tags: ["x"] }),
    await change(w, app, { keys: { messages: { id: "mine", share: "mine" } } }),
    await w.call("read-app", { app }),
  ];
  const [row] = await rowsOf(w, "configuration", app);
  const keys = Object.values(row?.keys as Record<string, { share: string }>);
  expect(keys).toHaveLength(3);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 400, 200]);
  for (const { share } of keys) {
    expect(JSON.stringify(answers)).not.toContain(share);
    expect(lines.join("")).not.toContain(share);
  }
});
