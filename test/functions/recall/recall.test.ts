import { beforeAll, beforeEach, expect, it } from "vitest";
import { givenHold } from "../../support/holds.ts";
import { claim, givenMessageWithPhoto, openUpload, put } from "../../support/photos.ts";
import { settle, sweep } from "../../support/time.ts";
import { tracesOf } from "../../support/traces.ts";
import {
  change,
  day,
  givenApp,
  givenMessages,
  iso,
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
  await givenMessages(w, app, "c", "kept");
});

const recall = (messageId: string, conversationId = "c", of = app) =>
  w.call("recall-message", {
    app: of,
    path: { conversationId, messageId },
    method: "DELETE",
  });

const send = (messageId: string, text: string, sentAt: number) =>
  w.call("save-messages", {
    app,
    body: {
      messages: [{ conversationId: "c", messageId, from: "alice", text, sentAt: iso(sentAt) }],
    },
  });

it("DA-2.messages: a recalled message is gone at once, its text from every store, its place taken by a mark", async () => {
  await send("m", "regret4711", w.clock.now);
  expect(await tracesOf(w, "regret4711")).toEqual(["messages"]);
  expect((await recall("m")).status).toBe(204);
  expect(await readable(w, app, "c")).toEqual(["kept"]);
  expect(await tracesOf(w, "regret4711")).toEqual([]);
  const marks = (await recordsOf(w, "messages", app)).filter(({ recalled }) => recalled === true);
  expect(marks).toHaveLength(1);
  expect(Object.keys(marks[0] ?? {}).sort()).toEqual([
    ...["at", "expiresAt", "named", "pk", "recalled", "sk", "terms", "until"],
  ]);
});

it("DA-2.messages: a recalled message that is sent again is a duplicate and does not return", async () => {
  const sentAt = w.clock.now;
  await send("m", "back4711", sentAt);
  await recall("m");
  w.clock.now += 60_000;
  expect((await send("m", "back4711", sentAt)).body).toMatchObject({ stored: 0, duplicates: 1 });
  expect(await readable(w, app, "c")).toEqual(["kept"]);
  expect(await tracesOf(w, "back4711")).toEqual([]);
});

it("DA-2.messages: a recalled message with a photo that is sent again is a duplicate, and its photo stays gone", async () => {
  const sentAt = w.clock.now;
  const photo = await givenMessageWithPhoto(w, app, "c", "m");
  await recall("m");
  expect(await objectsOf(w, app)).toEqual([]);
  const again = await claim(w, app, "c", "m", [photo], sentAt);
  expect(again.body).toMatchObject({ stored: 0, duplicates: 1 });
  expect(await objectsOf(w, app)).toEqual([]);
  expect(await readable(w, app, "c")).toEqual(["kept"]);
});

it("DA-2.messages: what is uploaded by an old link after the recall is erased when no other can come by it", async () => {
  const opened = await openUpload(w, app);
  await put(opened);
  await claim(w, app, "c", "m", [opened.body.mediaId]);
  await recall("m");
  expect(await put(opened)).toBe(200);
  expect(await objectsOf(w, app)).toHaveLength(1);
  w.clock.now += 1_800_000;
  await sweep(w);
  expect(await objectsOf(w, app)).toEqual([]);
  expect(await readable(w, app, "c")).toEqual(["kept"]);
  expect(await recordsOf(w, "messages", app)).toHaveLength(2);
});

it("DA-2.messages: the mark of a recalled message goes when the message would have expired, and not before", async () => {
  await recall("kept");
  w.clock.now += 7 * day - 1;
  await sweep(w);
  expect(await recordsOf(w, "messages", app)).toHaveLength(1);
  w.clock.now += 1;
  await sweep(w);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

it("DA-5.period: the mark of a recalled message goes with a shortened period", async () => {
  await recall("kept");
  w.clock.now += 2 * day;
  await change(w, app, { storage: { messages: { days: 1 } } });
  await settle(w, app);
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

it("DA-2.messages: recalling twice is recalling once", async () => {
  expect((await recall("kept")).status).toBe(204);
  const after = await recordsOf(w, "messages", app);
  expect((await recall("kept")).status).toBe(204);
  expect(await recordsOf(w, "messages", app)).toEqual(after);
});

it("DA-5.law: a message that was recalled before a law held it can be recalled again, and is kept no more than its mark", async () => {
  expect((await recall("kept")).status).toBe(204);
  await givenHold(w, app, { kind: "conversation", conversationId: "c" });
  expect((await recall("kept")).status).toBe(202);
  expect(await recordsOf(w, "messages", app)).toMatchObject([{ recalled: true }]);
  expect(await tracesOf(w, "text of kept")).toEqual([]);
});

it("DA-2.messages: a message that nobody knows, of another conversation, of another app or over cannot be recalled", async () => {
  const other = await givenApp(w);
  await givenMessages(w, other, "c", "theirs");
  const before = await recordsOf(w, "messages", other);
  const answers = [await recall("unknown"), await recall("kept", "d"), await recall("theirs")];
  for (const { status, body } of answers) {
    expect([status, body.type]).toEqual([404, "urn:chat-retention:problem:not-found"]);
  }
  expect(await recordsOf(w, "messages", other)).toEqual(before);
  expect(await readable(w, app, "c")).toEqual(["kept"]);
  w.clock.now += 7 * day - 1;
  expect((await recall("theirs", "c", other)).status).toBe(204);
  w.clock.now += 1;
  expect((await recall("kept")).status).toBe(404);
});

it("DA-2.messages: a message of an earlier day of the conversation is found and recalled, and only that one", async () => {
  w.clock.now += 2 * day;
  await givenMessages(w, app, "c", "later", "latest");
  await recall("kept");
  expect((await readable(w, app, "c")).sort()).toEqual(["later", "latest"]);
});
