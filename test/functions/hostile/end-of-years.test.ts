/** An instant whose offset takes it beyond the year 9999 would lie on a day that no cursor can name. */
import { beforeAll, describe, expect, test } from "vitest";
import { givenApp, recordsOf } from "../../support/verbs.ts";
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

  test("of the last instant of 9999 is refused as well: no clock is so far ahead", async () => {
    const app = await givenApp(w);
    const ends = ["9999-12-31T23:59:59.999Z", "9999-12-31T00:00:00+23:59"];
    const { status, body } = await save(app, ...ends.map((at, index) => message(`m${index}`, at)));
    expect(status).toBe(400);
    expect(body.errors).toEqual(
      ends.map((_, index) => ({
        field: `messages.${index}.sentAt`,
        problem: "must be at most PT15M ahead",
      })),
    );
    expect(await recordsOf(w, "messages", app)).toEqual([]);
  });
});
