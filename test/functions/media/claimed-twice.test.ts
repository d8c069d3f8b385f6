/** A medium goes with one message, and has one clock: whoever names it twice in one call is told so before anything is stored. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { claim, givenPhoto } from "../../support/photos.ts";
import { givenApp, iso, objectsOf, readable, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
let photo: string;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenApp(w);
  photo = await givenPhoto(w, app);
});

type Named = readonly [messageId: string, ...media: readonly string[]];

const send = (...named: readonly Named[]) =>
  w.call("save-messages", {
    app,
    body: {
      messages: named.map(([messageId, ...media]) => ({
        ...{ conversationId: "c", messageId, from: "alice", sentAt: iso(w.clock.now), text: "hi" },
        ...(media.length === 0 ? {} : { media }),
      })),
    },
  });

const refused = { status: 409, body: { type: "urn:chat-retention:problem:media-unusable" } };

describe("DA-2.messages: two messages of one batch that claim the same photo", () => {
  it("are refused with the whole batch: nothing of it is stored, and the photo can be claimed still", async () => {
    const before = await recordsOf(w, "messages", app);
    expect(await send(["plain"], ["first", photo], ["second", photo])).toMatchObject(refused);
    expect(await recordsOf(w, "messages", app)).toEqual(before);
    expect(await objectsOf(w, app)).toHaveLength(1);
    expect((await send(["plain"], ["first", photo])).body).toMatchObject({ stored: 2 });
  });

  it("are refused as well if one of them claims another photo before", async () => {
    const other = await givenPhoto(w, app);
    const before = await recordsOf(w, "messages", app);
    expect(await send(["first", other, photo], ["second", photo])).toMatchObject(refused);
    expect(await recordsOf(w, "messages", app)).toEqual(before);
  });

  it("are a message and its duplicate if they are the same message", async () => {
    const { status, body } = await send(["first", photo], ["first", photo]);
    expect([status, body.stored, body.duplicates]).toEqual([200, 1, 1]);
    expect(await readable(w, app, "c")).toEqual(["first"]);
  });
});

describe("DA-2.messages: a message that names one photo twice", () => {
  it("is refused with the field, and the photo can be claimed still", async () => {
    const { status, body } = await claim(w, app, "c", "m", [photo, photo]);
    expect([status, body.errors]).toEqual([
      400,
      [{ field: "messages.0.media", problem: expect.any(String) }],
    ]);
    expect((await claim(w, app, "c", "m", [photo])).body).toMatchObject({ stored: 1 });
  });
});
