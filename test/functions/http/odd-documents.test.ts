import { beforeAll, describe, expect, test } from "vitest";
import { change, givenApp, iso, recordsOf, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;
beforeAll(async () => {
  w = await world();
  app = await givenApp(w);
});

const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
const objects = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;

const tooDeep = [{ field: "(body)", problem: "must be nested at most 30 levels deep", bound: 30 }];

const patch = async (rawBody: string) => {
  const { headers } = await w.call("read-configuration", { app });
  const own = { method: "PATCH", headers: { "if-match": headers.etag ?? "" }, rawBody };
  return w.call("change-configuration", { app, ...own });
};

describe("a document that is nested deeply", () => {
  test.each(["save-messages", "save-log-data", "save-monitoring-data", "prepare-media"])(
    "is refused by %s for its depth, and nothing breaks",
    async (action) => {
      for (const rawBody of [nested(31), nested(500_000), objects(31), objects(170_000)]) {
        const { status, body } = await w.call(action, { app, method: "POST", rawBody });
        expect([status, body.errors]).toEqual([400, tooDeep]);
      }
      const { body } = await w.call(action, { app, method: "POST", rawBody: nested(30) });
      expect(body.errors[0].problem).toBe("must be of type object");
    },
  );

  test("is no patch of a configuration, which is walked whole before it is checked", async () => {
    const before = await rowsOf(w, "configuration", app);
    expect(await patch(objects(170_000))).toMatchObject({ status: 400, body: { errors: tooDeep } });
    expect((await patch(objects(30))).body.errors).toEqual([
      { field: "a", problem: "is not a field we know" },
    ]);
    expect(await rowsOf(w, "configuration", app)).toEqual(before);
  });
});

describe("a document with names of the language's own", () => {
  const inherited = ["constructor", "toString", "hasOwnProperty", "valueOf", "__defineGetter__"];

  test.each([...inherited, "__proto__"])("such as %s is refused by that name", async (name) => {
    const message = { conversationId: "r", messageId: "m", from: "a", sentAt: iso(w.clock.now) };
    const text = JSON.stringify({ messages: [{ ...message, text: "x", "@": 1 }] });
    const rawBody = text.replace('"@"', `"${name}"`);
    const { status, body } = await w.call("save-messages", { app, method: "POST", rawBody });
    const error = { field: `messages.0.${name}`, problem: "is not a field we know" };
    expect([status, body.errors]).toEqual([400, [error]]);
    expect(await recordsOf(w, "messages", app)).toEqual([]);
  });

  test("pollutes nothing, neither in an answer nor in a row nor in the function", async () => {
    const polluted = '{"minimumAges": {"__proto__": {"default": 0}}, "__proto__": {"tags": ["x"]}}';
    const before = await rowsOf(w, "configuration", app);
    expect((await patch(polluted)).body.errors).toContainEqual({
      field: "__proto__",
      problem: "is not a field we know",
    });
    expect(await rowsOf(w, "configuration", app)).toEqual(before);
    expect(Object.keys(Object.prototype)).toEqual([]);
    const { body } = await change(w, app, {});
    expect([body.tags, body.minimumAges]).toEqual([undefined, { default: 13, DE: 16 }]);
  });

  test("said twice means what was said last, as everywhere in JSON", async () => {
    const { status, body } = await patch('{"recentContacts": 99, "recentContacts": 100}');
    expect([status, body.recentContacts]).toEqual([200, 100]);
  });
});

describe("a refusal", () => {
  test("names every field that is wrong, and no value that was given", async () => {
    const given = "the-very-thing-that-was-given";
    const message = { conversationId: given, messageId: 7, from: given, sentAt: given, text: null };
    const { status, body } = await w.call("save-messages", {
      app,
      method: "POST",
      body: { messages: [message] },
    });
    expect(status).toBe(400);
    const fields = body.errors.map((error: { field: string }) => error.field);
    expect(fields).toEqual(["messageId", "sentAt", "text"].map((name) => `messages.0.${name}`));
    expect(JSON.stringify(body)).not.toContain(given);
  });

  test("of a name says no more of it than tells it apart", async () => {
    const name = "n".repeat(100_000);
    const { body } = await w.call("save-messages", { app, method: "POST", body: { [name]: 1 } });
    expect(JSON.stringify(body).length).toBeLessThan(1_000);
  });

  test("is kept by nobody on the way", async () => {
    for (const answer of [await patch("{"), await w.call("read-app", { app, client: "x" })]) {
      expect(answer.headers).toEqual({
        "cache-control": "no-store",
        "content-type": "application/problem+json",
      });
    }
  });
});
