/** A message is written once: nothing takes its place, and nothing that would have is dropped in silence. */
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { givenPhoto } from "../../support/photos.ts";
import { givenApp, iso, readable } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
let first: Readonly<Record<string, unknown>>;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenApp(w);
  const sentAt = iso(w.clock.now);
  first = { conversationId: "c", messageId: "one", from: "alice", sentAt, text: "as it was said" };
});

const send = (...messages: object[]) => w.call("save-messages", { app, body: { messages } });
const conflict = (...places: number[]) => ({
  status: 409,
  body: {
    type: "urn:chat-retention:problem:message-conflict",
    errors: places.map((place) => expect.objectContaining({ field: `messages.${place}` })),
  },
});
const ids = async () => (await readable(w, app, "c")).sort();

describe("DA-2.messages: a message whose id and instant are taken", () => {
  it("is the same one if it says the same, however often it comes", async () => {
    await send(first);
    expect(await send(first)).toMatchObject({ status: 200, body: { stored: 0, duplicates: 1 } });
    expect(await send(first, first)).toMatchObject({ status: 200, body: { duplicates: 2 } });
  });

  it.each([{ from: "bob" }, { text: "as it was never said" }])(
    "is refused if it differs: %o",
    async (change) => {
      await send(first);
      const stored = await w.call("read-messages", { app, path: { conversationId: "c" } });
      expect(await send({ ...first, ...change })).toMatchObject(conflict(0));
      const after = await w.call("read-messages", { app, path: { conversationId: "c" } });
      expect(after.body).toEqual(stored.body);
    },
  );

  it("is refused if it shows another medium, or none, or one where none was", async () => {
    const [one, other] = [await givenPhoto(w, app), await givenPhoto(w, app)];
    await send({ ...first, media: [one] });
    expect(await send({ ...first, media: [one] })).toMatchObject({ status: 200 });
    expect(await send({ ...first, media: [other] })).toMatchObject(conflict(0));
    expect(await send(first)).toMatchObject(conflict(0));
    const plain = { ...first, messageId: "two" };
    await send(plain);
    expect(await send({ ...plain, media: [other] })).toMatchObject(conflict(0));
  });

  it("is named by its place, and holds up no other of its batch", async () => {
    await send(first);
    const others = ["two", "three"].map((id) => ({ ...first, messageId: id, text: id }));
    const [two = {}, three = {}] = others;
    expect(await send(two, { ...first, text: "changed" }, three)).toMatchObject(conflict(1));
    expect(await ids()).toEqual(["one", "three", "two"]);
  });

  it("is refused within one batch, too", async () => {
    const answer = await send(first, { ...first, text: "changed" });
    expect(answer.status).toBe(409);
    expect(answer.body.errors).toHaveLength(1);
    expect(await ids()).toHaveLength(1);
  });

  it("tells nobody what a recalled message said", async () => {
    await send(first);
    const path = { conversationId: "c", messageId: "one" };
    await w.call("recall-message", { app, method: "DELETE", path });
    expect(await send({ ...first, text: "a guess" })).toMatchObject({ body: { duplicates: 1 } });
    expect(await ids()).toEqual([]);
  });
});
