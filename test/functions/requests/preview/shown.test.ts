import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dynamodbClient } from "../../../../functions/adapters/clients.ts";
import { portsIn } from "../../../../functions/preview-request/handler.ts";
import { previewRequest } from "../../../../functions/preview-request/preview-request.ts";
import { appsIn } from "../../../../functions/wiring/apps.ts";
import { givenChat, givenHold, introduce, lift } from "../../../support/holds.ts";
import { givenMessageWithPhoto, photo } from "../../../support/photos.ts";
import { digestOf, goes, previewOf } from "../../../support/previews.ts";
import { recordsInAll } from "../../../support/time.ts";
import { change, day, givenApp, givenMessages, iso, objectsOf } from "../../../support/verbs.ts";
import { type World, world } from "../../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenChat(w);
});

const alice = { userId: "alice" };

describe("DA-5.request: a preview of a request", () => {
  it("says what of a person would go, store by store, in records and bytes", async () => {
    await givenMessageWithPhoto(w, app, "c", "with photo");
    const answer = await previewOf(w, app, alice);
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ scope: "user", complete: true, takenAt: iso(w.clock.now) });
    expect(goes(answer)).toEqual({ "user-information": 1, messages: 3, media: 1 });
    const bytesOf = (name: string) =>
      answer.body.goes.find(({ holder }: { holder: string }) => holder === name).bytes;
    expect(bytesOf("media")).toBe(photo.length);
    expect(bytesOf("messages")).toBeGreaterThan(3 * 100);
    expect(bytesOf("user-information")).toBeGreaterThan(100);
  });

  it("says the same of a conversation and of a category, which are others' too", async () => {
    expect(goes(await previewOf(w, app, { conversationId: "c" }))).toEqual({
      messages: 2,
      media: 0,
    });
    expect(goes(await previewOf(w, app, { category: "messages" }))).toMatchObject({ messages: 4 });
    const profiles = await previewOf(w, app, { category: "userInformation" });
    expect(goes(profiles)).toEqual({ "user-information": 2 });
  });

  it("writes nothing but the record and the count of the call, and takes nothing away", async () => {
    const stored = async () => ({
      rows: (await recordsInAll(w)).filter(
        (row) => !/^(log-data|monitoring-data|budgets)/.test(row),
      ),
      objects: await objectsOf(w, app),
    });
    const before = await stored();
    await previewOf(w, app, alice);
    expect(await stored()).toEqual(before);
  });

  it("names nobody of another app, and nobody in words", async () => {
    const other = await givenChat(w);
    const before = await previewOf(w, app, alice);
    await givenMessages(w, other, "c", "more");
    expect((await previewOf(w, app, alice)).body).toEqual(before.body);
    expect(JSON.stringify(before.body)).not.toContain("alice");
    expect(await digestOf(w, other, alice)).not.toBe(before.body.digest);
  });

  it.each(["nobody", "constructor", "toString"])("of %s is empty, and whole", async (userId) => {
    const answer = await previewOf(w, app, { userId });
    expect(goes(answer)).toEqual({ "user-information": 0, messages: 0, media: 0 });
    expect(answer.body).toMatchObject({ complete: true, held: [] });
  });

  it("DA-5.opt-out: of an app that stores nothing is empty", async () => {
    const none = await givenApp(w);
    await change(w, none, { storage: { messages: { store: false } } });
    expect(goes(await previewOf(w, none, alice))).toMatchObject({ messages: 0 });
  });

  it("takes what a request takes, and refuses what it refuses", async () => {
    expect((await previewOf(w, app, {})).status).toBe(400);
    expect((await previewOf(w, app, { ...alice, more: 1 })).status).toBe(400);
    const whole = { ...alice, submittedAt: iso(w.clock.now), callbackUrls: ["https://x.example"] };
    expect((await previewOf(w, app, whole)).status).toBe(200);
  });
});

describe("DA-5.request: what stays", () => {
  const stays = async (body: object): Promise<string[]> =>
    (await previewOf(w, app, body)).body.stays.map(({ what }: { what: string }) => what);

  it("is said with its clause, until when, and why", async () => {
    const { body } = await previewOf(w, app, alice);
    expect(body.stays).toContainEqual({
      what: "App registry",
      clause: "PP-5",
      until: "P2M after termination",
      reason: expect.any(String),
    });
    for (const stay of body.stays) {
      expect(Object.values(stay).every((text) => typeof text === "string" && text !== "")).toBe(
        true,
      );
    }
  });

  it("is what was not asked for: of a person what others wrote, of a category all others", async () => {
    const ofPerson = await stays(alice);
    expect(ofPerson).toContain("What others wrote, also about the person");
    expect(ofPerson).not.toContain("User information");
    const ofCategory = await stays({ category: "messages" });
    expect(ofCategory).toContain("User information");
    expect(ofCategory).not.toContain("Chat message records");
    expect(ofCategory).not.toContain("What others wrote, also about the person");
  });
});

describe("DA-5.law: a hold", () => {
  it("is named in the preview, with what it keeps and when it is reviewed", async () => {
    const placed = w.clock.now;
    const holdId = await givenHold(w, app, { kind: "conversation", conversationId: "c" });
    const answer = await previewOf(w, app, alice);
    expect(answer.body.held).toEqual([
      { holdId, clause: "DA-5.law", reviewAt: iso(placed + 90 * day), records: 1 },
    ]);
    expect(goes(answer)).toEqual({ "user-information": 1, messages: 1, media: 0 });
  });

  it("that keeps nothing of it is not named", async () => {
    await givenHold(w, app, { kind: "user", userId: "bob" });
    expect((await previewOf(w, app, alice)).body.held).toEqual([]);
  });
});

describe("the digest of a preview", () => {
  it("is the same whenever it is taken, while nothing of it changes", async () => {
    const before = await digestOf(w, app, { userId: "bob" });
    w.clock.now += day;
    await givenMessages(w, app, "c", "one more by alice");
    expect(await digestOf(w, app, { userId: "bob" })).toBe(before);
  });

  it("changes with a message that comes", async () => {
    const before = await digestOf(w, app, alice);
    await givenMessages(w, app, "c", "one more by alice");
    expect(await digestOf(w, app, alice)).not.toBe(before);
  });

  it("changes with a profile that is changed, though as many records are there", async () => {
    const before = await digestOf(w, app, alice);
    w.clock.now += 1;
    await introduce(w, app, "alice", "second");
    expect(await digestOf(w, app, alice)).not.toBe(before);
  });

  it("changes with a hold, and is as before when that is gone", async () => {
    const before = await digestOf(w, app, alice);
    const holdId = await givenHold(w, app, { kind: "user", userId: "alice" });
    expect(await digestOf(w, app, alice)).not.toBe(before);
    await lift(w, app, holdId);
    expect(await digestOf(w, app, alice)).toBe(before);
  });
});

describe("a preview that would take too long", () => {
  it("says what it has counted, that it is not all, and has no digest to agree to", async () => {
    const tenant = await appsIn(w.run, dynamodbClient()).tenant(app);
    if (tenant === undefined) throw new Error("No such app");
    const preview = await w.as("preview-request", () =>
      previewRequest(portsIn(w.run), tenant, alice, w.clock.now, () => false),
    );
    expect(preview).toMatchObject({ complete: false });
    expect(preview).not.toHaveProperty("digest");
  });
});
