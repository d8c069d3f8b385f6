import { beforeAll, expect, test } from "vitest";
import { tracesOf } from "../../support/traces.ts";
import { change, givenApp, iso, readable, recordsOf, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const save = (app: string, ...messages: object[]) =>
  w.call("save-messages", { app, method: "POST", body: { messages } });
const message = (messageId: string, text: string, more: object = {}) => ({
  conversationId: "room",
  messageId,
  from: "ann",
  sentAt: iso(w.clock.now),
  text,
  ...more,
});
const withDetectors = async (...sensitiveDetectors: string[]) => {
  const app = await givenApp(w);
  await change(w, app, { sensitiveDetectors });
  return app;
};
const problem = "urn:chat-retention:problem:sensitive-data";

test("DA-6.sensitive: a message that is declared sensitive is refused whatever the detectors, and not stored", async () => {
  const app = await givenApp(w);
  const answer = await save(
    app,
    message("m1", "declared"),
    message("m2", "x", { sensitive: true }),
  );
  expect(answer).toMatchObject({
    status: 422,
    body: { type: problem, errors: [{ field: "messages.1", problem: "is sensitive" }] },
  });
  expect(await rowsOf(w, "messages", app)).toEqual([]);
  expect(await tracesOf(w, "declared")).toEqual([]);
});

test("DA-6.sensitive: the flag itself is not stored", async () => {
  const app = await givenApp(w);
  await save(app, message("m1", "hello", { sensitive: false }));
  const [record] = await recordsOf(w, "messages", app);
  expect(record).not.toHaveProperty("sensitive");
});

test("DA-6.sensitive: cards and IBANs are recognised, all of them named by place alone, and nothing is stored", async () => {
  const app = await withDetectors("payment-card", "iban");
  const texts = [
    "hello of this batch",
    "4111 1111 1111 1111",
    "pay to NL91 ABNA 0417 1643 00 TODAY please",
    "call +49 30 901820",
    "6011-1111-1111-1117",
  ];
  const answer = await save(app, ...texts.map((text, i) => message(`m${i}`, text)));
  expect(answer.status).toBe(422);
  expect(answer.body.errors.map(({ field }: { field: string }) => field)).toEqual([
    "messages.1",
    "messages.2",
    "messages.4",
  ]);
  expect(JSON.stringify(answer.body)).not.toMatch(/4111|ABNA|6011/);
  expect(await rowsOf(w, "messages", app)).toEqual([]);
  for (const text of texts) expect(await tracesOf(w, text)).toEqual([]);
});

test("DA-6.sensitive: the same messages without the sensitive ones are stored", async () => {
  const app = await withDetectors("payment-card", "iban");
  const harmless = [
    "hello",
    "call +49 30 901820",
    "1234 5678 9012 3456",
    "XX00 NOT AN IBAN AT ALL",
  ];
  const answer = await save(app, ...harmless.map((text, i) => message(`m${i}`, text)));
  expect(answer.body).toEqual({ stored: 4, duplicates: 0, edited: 0, expired: 0 });
});

test("DA-6.sensitive: what an app does not look for is stored, and a detector holds from when it is chosen", async () => {
  const app = await givenApp(w);
  expect((await save(app, message("m1", "4111 1111 1111 1111"))).status).toBe(200);
  await change(w, app, { sensitiveDetectors: ["iban"] });
  expect((await save(app, message("m2", "4111 1111 1111 1111"))).status).toBe(200);
  await change(w, app, { sensitiveDetectors: ["iban", "payment-card"] });
  expect((await save(app, message("m3", "4111 1111 1111 1111"))).status).toBe(422);
  expect((await readable(w, app, "room")).sort()).toEqual(["m1", "m2"]);
});

test("DA-6.sensitive: an app that opted out of storage has nothing sensitive passed on either", async () => {
  const app = await withDetectors("payment-card");
  await change(w, app, { storage: { messages: { store: false } } });
  expect((await save(app, message("m1", "4111 1111 1111 1111"))).status).toBe(422);
  expect((await save(app, message("m2", "hello"))).status).toBe(202);
});
