/** A batch that is refused has stored nothing, wherever in it the mistake is. */
import { beforeAll, expect, test } from "vitest";
import { givenApp, iso, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const nobodys = "m1894708800000-0b6e3a63-4b0e-4c52-9c3d-5f0c1e1f2a3b";

test.each([0, 1, 2])(
  "DA-2.messages: of a batch whose message %d names a medium that is not there, none is stored",
  async (bad) => {
    const app = await givenApp(w);
    const messages = [0, 1, 2].map((index) => ({
      ...{ conversationId: "room", messageId: `m${index}`, from: "alice" },
      ...{ sentAt: iso(w.clock.now), text: "hello" },
      ...(index === bad ? { media: [nobodys] } : {}),
    }));
    const { status, body } = await w.call("save-messages", {
      app,
      method: "POST",
      body: { messages },
    });
    expect([status, body.type]).toEqual([409, "urn:chat-retention:problem:media-unusable"]);
    expect(await recordsOf(w, "messages", app)).toEqual([]);
  },
);
