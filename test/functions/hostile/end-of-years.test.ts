/** An instant whose offset takes it beyond the year 9999 would lie on a day that no cursor can name. */
import { beforeAll, describe, expect, test } from "vitest";
import { givenApp, recordsOf } from "../../support/verbs.ts";
import { walk } from "../../support/walk.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const message = (messageId: string, sentAt: string) => ({
  ...{ conversationId: "room", messageId, from: "alice", sentAt, text: "x" },
});
const save = (app: string, ...messages: object[]) =>
  w.call("save-messages", { app, method: "POST", body: { messages } });

describe("DA-2.messages: a message", () => {
  test("from beyond the year 9999 is refused, so that it hides no other behind a page that cannot be turned", async () => {
    const app = await givenApp(w);
    const { status, body } = await save(app, message("m", "9999-12-31T23:59:59.999-00:01"));
    expect(status).toBe(400);
    expect(body.errors).toEqual([
      { field: "messages.0.sentAt", problem: "must be before the year 10000 in UTC" },
    ]);
    expect(await recordsOf(w, "messages", app)).toEqual([]);
  });

  test("of the last instant of 9999, by a clock that is far ahead, is read with all the others", async () => {
    const app = await givenApp(w);
    const { body } = await save(
      app,
      ...["9999-12-31T23:59:59.999Z", "9999-12-31T00:00:00+23:59", "2030-01-15T12:00:00Z"].map(
        (sentAt, index) => message(`m${index}`, sentAt),
      ),
    );
    expect(body).toMatchObject({ stored: 3 });
    const list = {
      action: "read-messages",
      app,
      path: { conversationId: "room" },
      items: "messages",
    };
    const read = (await walk(w, list, { limit: "1" })).flat().map(({ messageId }) => messageId);
    expect(read).toEqual(["m2", "m1", "m0"]);
  });
});
