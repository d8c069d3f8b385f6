/** A message that was edited where it was written is sent again with `editedAt`: its last words are read, and its clock stays. */
import { beforeAll, beforeEach, describe, expect, it, test } from "vitest";
import { fence, place } from "../../support/holds.ts";
import { contentsOf } from "../../support/opened.ts";
import { givenPhoto } from "../../support/photos.ts";
import { change, day, givenApp, iso } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
let first: Readonly<Record<string, unknown>>;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenApp(w);
  const sentAt = iso(w.clock.now - day);
  first = { conversationId: "c", messageId: "one", from: "alice", sentAt, text: "as it was said" };
});

const send = (...messages: object[]) => w.call("save-messages", { app, body: { messages } });
const read = async () =>
  (await w.call("read-messages", { app, path: { conversationId: "c" } })).body.messages;
const refusal = (problem: string) => ({
  status: 409,
  body: { errors: [expect.objectContaining({ field: "messages.0", problem })] },
});
const other = refusal("differs from the message that has its id and instant");
const older = refusal("has been edited since");

const minute = 60_000;
const at = (minutes: number) => iso(w.clock.now - day + minutes * minute);
const edited = (minutes: number, text = `as of minute ${minutes}`) => ({
  ...first,
  ...{ text, editedAt: at(minutes) },
});

describe("DA-2.messages: a message that was edited", () => {
  it("says its last words, says when they were written, and goes when it would have gone", async () => {
    await send(first);
    const [before] = await read();
    expect(await send(edited(5))).toMatchObject({
      status: 200,
      body: { stored: 0, duplicates: 0, edited: 1, expired: 0 },
    });
    expect(await read()).toEqual([{ ...before, text: "as of minute 5", editedAt: at(5) }]);
    w.clock.now = Date.parse(before.expiresAt);
    expect(await read()).toEqual([]);
  });

  it("is the same message if it comes again, and one that was not there is stored as it is", async () => {
    expect(await send(edited(5))).toMatchObject({ body: { stored: 1, edited: 0 } });
    expect(await send(edited(5))).toMatchObject({ body: { stored: 0, duplicates: 1, edited: 0 } });
    expect(await read()).toMatchObject([{ text: "as of minute 5", editedAt: at(5) }]);
  });

  it("never goes back to what it said before, in whatever order its versions come", async () => {
    await send(edited(9));
    expect(await send(edited(5))).toMatchObject(older);
    expect(await send(first)).toMatchObject(older);
    expect(await read()).toMatchObject([{ text: "as of minute 9" }]);
    expect(await send(edited(9, "of the same instant"))).toMatchObject(other);
    expect(await send(edited(10))).toMatchObject({ body: { edited: 1 } });
  });

  it("says its last words when all of its versions come at once", async () => {
    await send(first);
    await Promise.all([3, 9, 1, 7, 5].map((minutes) => send(edited(minutes))));
    expect(await read()).toMatchObject([{ text: "as of minute 9" }]);
    await send(edited(12), edited(11));
    expect(await read()).toMatchObject([{ text: "as of minute 12" }]);
  });

  it.each([{ from: "bob" }, { media: "another" }])(
    "is still refused if what nobody can edit differs: %o",
    async (change) => {
      const [one, another] = [await givenPhoto(w, app), await givenPhoto(w, app)];
      await send({ ...first, media: [one] });
      const media = "media" in change ? [another] : [one];
      expect(await send({ ...edited(5), ...change, media })).toMatchObject(other);
      expect(await read()).toMatchObject([{ from: "alice", text: "as it was said" }]);
    },
  );

  it("keeps its media", async () => {
    const media = [await givenPhoto(w, app)];
    await send({ ...first, media });
    const [before] = await read();
    expect(await send({ ...edited(5), media })).toMatchObject({ body: { edited: 1 } });
    const [after] = await read();
    expect(after.media.map(({ mediaId }: { mediaId: string }) => mediaId)).toEqual(media);
    expect(after).toMatchObject({ text: "as of minute 5", expiresAt: before.expiresAt });
  });

  it("DA-6.sensitive: is refused for what it says now", async () => {
    await change(w, app, { sensitiveDetectors: ["payment-card"] });
    await send(first);
    expect((await send(edited(5, "4111 1111 1111 1111"))).status).toBe(422);
    expect(await read()).toMatchObject([{ text: "as it was said" }]);
  });

  it("does not come back by an edit after it was recalled", async () => {
    await send(first);
    const path = { conversationId: "c", messageId: "one" };
    await w.call("recall-message", { app, method: "DELETE", path });
    expect(await send(edited(5))).toMatchObject({ body: { stored: 0, duplicates: 1, edited: 0 } });
    expect(await read()).toEqual([]);
    expect(await contentsOf(w, "messages", app)).toEqual([]);
  });
});

test("DA-5.law: of a held message every version is kept, also of two in one batch", async () => {
  await send(first);
  await place(w, app, { kind: "user", userId: "alice" });
  w.clock.now += fence;
  await w.work("carry-out-hold", [{ appId: app }]);
  await send(edited(-3), edited(-2));
  expect(await read()).toMatchObject([{ text: "as of minute -2" }]);
  const texts = (await contentsOf(w, "messages", app)).map(({ text }) => text);
  expect(texts.sort()).toEqual(["as it was said", "as of minute -2", "as of minute -3"]);
});
