/** A page of a conversation whose messages are as large as they may be, and become larger still on their way out. */
import { beforeAll, expect, it } from "vitest";
import { givenChat } from "../../support/holds.ts";
import { iso } from "../../support/verbs.ts";
import { walk } from "../../support/walk.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
  app = await givenChat(w);
});

/** A quotation mark is two characters of JSON, and four of JSON within JSON. */
const text = '"'.repeat(16_384);
const number = 100;

it("DA-2.messages: comes in answers that Lambda gives back, whatever people wrote, and none is left out", async () => {
  for (let from = 0; from < number; from += 10) {
    const messages = Array.from({ length: 10 }, (_, index) => ({
      ...{ conversationId: "c", messageId: `m${from + index}`, from: "alice", text },
      sentAt: iso(w.clock.now - number + from + index),
    }));
    const { status } = await w.call("save-messages", { app, method: "POST", body: { messages } });
    expect(status).toBe(200);
  }
  const list = { action: "read-messages", app, path: { conversationId: "c" }, items: "messages" };
  for (const order of ["asc", "desc"]) {
    const pages = await walk(w, list, { limit: "100", order });
    expect(pages.length).toBeGreaterThan(1);
    const ids = pages.flat().map(({ messageId }) => messageId);
    const expected = Array.from({ length: number }, (_, index) => `m${index}`);
    const written = ids.filter((id) => /^m\d+$/.test(id));
    expect(written).toEqual(order === "asc" ? expected : expected.reverse());
  }
});
