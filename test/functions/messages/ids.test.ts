import { beforeAll, expect, test } from "vitest";
import { namesOfEverything } from "../../support/traces.ts";
import { givenApp, iso, readable } from "../../support/verbs.ts";
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

const ids = [
  "a|b",
  "a#b",
  "a:b",
  "dir|somebody|0",
  "~recalled",
  "名前-😀",
  "x".repeat(128),
  "é",
  "Room",
  "room",
  "__proto__",
  "constructor",
  "%2F",
  " ",
];

test("DA-2.messages: conversations are told apart by every character of their ids", async () => {
  const app = await givenApp(w);
  for (const id of ids) await save(app, message({ conversationId: id, text: `in ${id}` }));
  for (const id of ids) {
    expect(await read(app, id)).toMatchObject([{ text: `in ${id}` }]);
  }
});

test("DA-2.messages: so are messages and senders, and each can be recalled alone", async () => {
  const app = await givenApp(w);
  const batch = ids.map((id) => message({ messageId: id, from: id }));
  expect((await save(app, ...batch)).body.stored).toBe(ids.length);
  for (const [i, messageId] of ids.entries()) {
    const path = { conversationId: "room", messageId };
    expect((await w.call("recall-message", { app, path })).status).toBe(204);
    expect((await readable(w, app, "room")).sort()).toEqual(ids.slice(i + 1).sort());
  }
});

test("DA-2.messages: no key in any store shows a conversation, a message or a sender", async () => {
  const app = await givenApp(w);
  const secret = { conversationId: "hidden-1", messageId: "hidden-2", from: "hidden-3" };
  await save(app, message(secret));
  const path = { conversationId: secret.conversationId, messageId: secret.messageId };
  const names = (await namesOfEverything(w)).join("\n");
  for (const id of Object.values(secret)) {
    for (const form of [
      id,
      Buffer.from(id).toString("base64url"),
      Buffer.from(id).toString("hex"),
    ]) {
      expect(names).not.toContain(form);
    }
  }
  await w.call("recall-message", { app, path });
  expect((await namesOfEverything(w)).join("\n")).not.toContain("hidden");
});

test("DA-2.messages: an account or group of any length that a webhook may bring can be asked for, and no longer id", async () => {
  const app = await givenApp(w);
  const ask = (conversationId: string) =>
    w.call("read-messages", { app, path: { conversationId } });
  expect((await ask("c".repeat(2_400))).status).toBe(200);
  expect((await ask("c".repeat(2_401))).status).toBe(400);
  expect((await ask("")).status).toBe(400);
});
