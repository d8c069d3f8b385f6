import { beforeAll, expect, test } from "vitest";
import { givenApp, iso, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const save = (app: string, ...messages: unknown[]) =>
  w.call("save-messages", { app, method: "POST", body: { messages } });
const message = (more: object = {}) => ({
  conversationId: "room",
  messageId: "m1",
  from: "ann",
  sentAt: iso(w.clock.now),
  text: "hello",
  ...more,
});
const read = async (app: string, conversationId = "room") =>
  (await w.call("read-messages", { app, path: { conversationId } })).body.messages;

test("DA-2.messages: text is kept to the character, from none to its bound", async () => {
  const app = await givenApp(w);
  const texts = [
    "",
    " ",
    "line\nbreak\ttab\r\n",
    "nul \u0000 and \u001b[31m",
    "名前 😀 e\u0301",
    "<script>'\"; DROP TABLE",
    "x".repeat(16_384),
    "\u{1f600}".repeat(8_192),
  ];
  const batch = texts.map((text, i) => message({ messageId: `m${i}`, text }));
  expect((await save(app, ...batch)).body.stored).toBe(texts.length);
  const stored = await read(app);
  for (const [i, text] of texts.entries()) {
    expect(stored.find((one: { messageId: string }) => one.messageId === `m${i}`).text).toBe(text);
  }
  expect((await save(app, message({ text: "x".repeat(16_385) }))).status).toBe(400);
});

test("DA-2.messages: every field has its kind and bounds, and no other is taken", async () => {
  const app = await givenApp(w);
  const bad: object[] = [
    { conversationId: undefined },
    { conversationId: "" },
    { conversationId: "x".repeat(129) },
    { conversationId: 7 },
    { messageId: undefined },
    { messageId: "" },
    { messageId: "x".repeat(129) },
    { messageId: "line\nbreak" },
    { from: undefined },
    { from: "x".repeat(129) },
    { from: "half \udc00" },
    { sentAt: undefined },
    { sentAt: "now" },
    { sentAt: "2030-01-15" },
    { sentAt: "2030-13-01T00:00:00Z" },
    { sentAt: w.clock.now },
    { text: undefined },
    { text: null },
    { text: 7 },
    { sensitive: "no" },
    { elements: [] },
    { cloudCustomData: "x" },
    { at: 1 },
    { recalled: true },
    { pk: "x" },
    { media: "m1" },
    { media: ["../../etc"] },
  ];
  for (const more of bad) {
    const answer = await save(app, message(more));
    expect(answer.status, JSON.stringify(more).slice(0, 99)).toBe(400);
    const [field = ""] = Object.keys(more);
    if (field !== "text") expect(answer.body.errors[0].field).toContain(`messages.0.${field}`);
  }
  expect(await recordsOf(w, "messages", app)).toEqual([]);
});

test("DA-2.messages: a text of undefined needs media in its place", async () => {
  const app = await givenApp(w);
  const { body } = await save(app, message({ text: undefined }));
  expect(body.errors).toEqual([{ field: "messages.0", problem: "needs text or media" }]);
});
