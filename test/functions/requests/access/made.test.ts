import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  accessTo,
  askForAccess,
  bundleOf,
  givenBundle,
  jsonIn,
  messagesIn,
  openBundle,
} from "../../../support/access.ts";
import { askFor } from "../../../support/deletions.ts";
import { givenChat, introduce } from "../../../support/holds.ts";
import { givenMessageWithPhoto, photo } from "../../../support/photos.ts";
import { settle } from "../../../support/time.ts";
import { change, day, givenMessages, objectsOf, readable, rowsIn } from "../../../support/verbs.ts";
import { type World, world } from "../../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenChat(w);
  w.clock.now += 1_000;
});

describe("DA-5.request: a person who asks for their data", () => {
  it("gets the profile, and every message that they wrote, in all conversations, with its media", async () => {
    const mediaId = await givenMessageWithPhoto(w, app, "c", "with photo");
    const id = await givenBundle(w, app, "alice");
    const bundle = await openBundle(w, app, id);
    expect(Object.keys(bundle)).toEqual(["userInformation/1", "messages/1"]);
    expect(jsonIn(bundle["userInformation/1"], "profile.json")).toEqual({
      userId: "alice",
      profile: { Tag_Profile_IM_Nick: "alice first" },
      updatedAt: expect.any(String),
    });
    expect(messagesIn(bundle)).toEqual(["c by alice", "d by alice", "with photo"]);
    const file = `media/${mediaId}.png`;
    expect(Buffer.from(bundle["messages/1"]?.[file] ?? [])).toEqual(photo);
    expect(jsonIn(bundle["messages/1"], "messages.json")).toContainEqual({
      conversationId: "c",
      messageId: "with photo",
      from: "alice",
      sentAt: expect.any(String),
      media: [{ file, kind: "photo", contentType: "image/png", bytes: photo.length }],
    });
  });

  it("gets nothing that others wrote, and is told so and why", async () => {
    const bundle = await openBundle(w, app, await givenBundle(w, app, "alice"));
    for (const files of Object.values(bundle)) {
      expect(Buffer.concat(Object.values(files)).toString()).not.toMatch(/\bbob\b/);
      const about = jsonIn(files, "about.json");
      expect(about).toMatchObject({ app, contains: expect.any(String), canBeFetchedFor: "P1D" });
      expect(about.leavesOut[0].reason).toContain("Art. 15(4)");
    }
  });

  it("gets nothing of another app, whoever has the same id there", async () => {
    const other = await givenChat(w);
    await givenMessages(w, other, "c", "elsewhere");
    const id = await givenBundle(w, app, "alice");
    expect(messagesIn(await openBundle(w, app, id))).toEqual(["c by alice", "d by alice"]);
    expect((await accessTo(w, other, id)).status).toBe(404);
    expect(await objectsOf(w, other)).toEqual([]);
  });

  it("gets nothing that nobody can read any more", async () => {
    await givenMessages(w, app, "c", "recalled");
    const path = { conversationId: "c", messageId: "recalled" };
    await w.call("recall-message", { app, method: "DELETE", path });
    expect(messagesIn(await openBundle(w, app, await givenBundle(w, app, "alice")))).toEqual([
      "c by alice",
      "d by alice",
    ]);
    w.clock.now += 30 * day;
    expect(await bundleOf(w, app, await givenBundle(w, app, "alice"))).toMatchObject({
      state: "empty",
    });
  });

  it.each(["nobody", "constructor", "toString"])(
    "of whom there is nothing (%s) is told so",
    async (userId) => {
      const id = await givenBundle(w, app, userId);
      const { body } = await accessTo(w, app, id);
      expect(body).toMatchObject({
        status: "completed",
        bundle: {
          state: "empty",
          categories: [
            { category: "userInformation", stored: true, records: 0, files: [] },
            { category: "messages", stored: true, records: 0, files: [] },
          ],
        },
      });
      expect(await objectsOf(w, app)).toEqual([]);
    },
  );

  it("DA-5.opt-out: is told which categories the app stores nothing of", async () => {
    await change(w, app, { storage: { messages: { store: false } } });
    await settle(w, app);
    expect(await bundleOf(w, app, await givenBundle(w, app, "alice"))).toMatchObject({
      state: "available",
      categories: [
        { category: "userInformation", stored: true, records: 1 },
        { category: "messages", stored: false, records: 0, files: [] },
      ],
    });
    await change(w, app, { storage: { userInformation: { store: false } } });
    await settle(w, app);
    const nothing = await bundleOf(w, app, await givenBundle(w, app, "alice"));
    expect(nothing).toMatchObject({
      state: "empty",
      categories: [{ stored: false }, { stored: false }],
    });
  });

  it("leaves everything as it is", async () => {
    await givenBundle(w, app, "alice");
    expect((await readable(w, app, "c")).sort()).toEqual(["c by alice", "c by bob"]);
    expect((await w.call("read-user-information", { app, path: { userId: "alice" } })).status).toBe(
      200,
    );
  });
});

describe("a request for access", () => {
  it("is taken and seen like any other, with a month's deadline, and apart from requests to delete", async () => {
    const answer = await askForAccess(w, app, { userId: "alice" });
    const { requestId } = answer.body;
    expect(answer).toMatchObject({
      status: 202,
      headers: { location: `/v1/apps/${app}/access-requests/${requestId}` },
      body: { state: "pending", scope: "user" },
    });
    expect(await accessTo(w, app, requestId)).toMatchObject({ status: 200, body: answer.body });
    expect((await w.call("read-requests", { app, path: { requestId } })).status).toBe(404);
    expect((await w.call("read-requests", { app })).body).toEqual({ requests: [] });
    expect((await w.call("read-access", { app })).body.requests).toHaveLength(1);
    const deletion = await askFor(w, app, { userId: "alice" });
    expect((await accessTo(w, app, deletion)).status).toBe(404);
  });

  it("may be sent again, and is no request to delete though the body is the same", async () => {
    const body = { userId: "alice", requestId: randomUUID() };
    const first = await askForAccess(w, app, body);
    expect(await askForAccess(w, app, body)).toEqual(first);
    const other = await w.call("request-deletion", { app, method: "POST", body });
    expect(other.status).toBe(409);
  });

  it("is a person's, and names one", async () => {
    for (const body of [{}, { conversationId: "c" }, { userId: "" }, { userId: "a", more: 1 }]) {
      expect((await askForAccess(w, app, body)).status).toBe(400);
    }
  });

  it("leaves nothing personal in rows, names and queues", async () => {
    await introduce(w, app, "alice", "second");
    await givenBundle(w, app, "alice");
    const rows = JSON.stringify([
      await rowsIn(w, "requests"),
      (await rowsIn(w, "messages")).filter(({ bundled }) => bundled !== undefined),
      (await rowsIn(w, "user-information")).filter(({ bundled }) => bundled !== undefined),
      await objectsOf(w, app),
    ]);
    expect(rows).toContain("-messages-1");
    expect(rows).not.toMatch(/alice|\bbob\b/);
  });
});
