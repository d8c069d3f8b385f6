import { beforeAll, expect, test } from "vitest";
import { tracesOf } from "../../support/traces.ts";
import { change, givenApp, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const put = (app: string, body: unknown) =>
  w.call("save-user-information", { app, method: "PUT", path: { userId: "ann" }, body });
const saying = (Tag_Profile_IM_SelfSignature: string) => ({
  profile: { Tag_Profile_IM_SelfSignature },
});
const withDetectors = async (...sensitiveDetectors: string[]) => {
  const app = await givenApp(w);
  expect((await change(w, app, { sensitiveDetectors })).status).toBe(200);
  return app;
};
const sensitive = { status: 422, body: { type: "urn:chat-retention:problem:sensitive-data" } };

test("DA-6.sensitive: what is declared sensitive is refused whatever the app's detectors, and not stored", async () => {
  const app = await givenApp(w);
  expect(await put(app, { ...saying("declared-1"), sensitive: true })).toMatchObject(sensitive);
  expect(await rowsOf(w, "user-information", app)).toEqual([]);
  expect(await tracesOf(w, "declared-1")).toEqual([]);
  expect((await put(app, { ...saying("declared-2"), sensitive: false })).status).toBe(200);
});

test.each([
  "5555 5555 5555 4444",
  "card 4111-1111-1111-1111, thanks",
  "378282246310005",
  "42 4111111111111111 7",
])("DA-6.sensitive: a payment card is recognised, refused and not stored: %s", async (text) => {
  const app = await withDetectors("payment-card");
  expect(await put(app, saying(text))).toMatchObject(sensitive);
  expect(await rowsOf(w, "user-information", app)).toEqual([]);
  expect(await tracesOf(w, text)).toEqual([]);
});

test.each([
  "DE89370400440532013000",
  "pay DE89 3704 0044 0532 0130 00 THANKS",
  "gb82 west 1234 5698 7654 32",
])("DA-6.sensitive: an IBAN is recognised, refused and not stored: %s", async (text) => {
  const app = await withDetectors("iban");
  expect(await put(app, saying(text))).toMatchObject(sensitive);
  expect(await rowsOf(w, "user-information", app)).toEqual([]);
});

test("DA-6.sensitive: a number is looked at like a text", async () => {
  const app = await withDetectors("payment-card");
  const profile = { Tag_Profile_Custom_Card: 4111111111111111 };
  expect(await put(app, { profile })).toMatchObject(sensitive);
  expect(await rowsOf(w, "user-information", app)).toEqual([]);
});

test("DA-6.sensitive: what only looks like a card or an IBAN is stored", async () => {
  const app = await withDetectors("payment-card", "iban");
  const harmless = [
    "4111 1111 1111 1112",
    "+49 170 1234567",
    "DE89 3704 0044 0532 0130 01",
    "ISBN",
  ];
  for (const text of harmless) expect((await put(app, saying(text))).status, text).toBe(200);
});

test("DA-6.sensitive: each detector looks for its own kind alone, and none unless it is chosen", async () => {
  const [card, iban] = ["4111 1111 1111 1111", "DE89 3704 0044 0532 0130 00"];
  const cards = await withDetectors("payment-card");
  expect((await put(cards, saying(iban))).status).toBe(200);
  const ibans = await withDetectors("iban");
  expect((await put(ibans, saying(card))).status).toBe(200);
  const none = await givenApp(w);
  expect((await put(none, saying(`${card} ${iban}`))).status).toBe(200);
});

test("DA-6.sensitive: a refusal says nothing of what it refused", async () => {
  const app = await withDetectors("payment-card");
  const { body } = await put(app, saying("my 4111 1111 1111 1111"));
  expect(JSON.stringify(body)).not.toContain("4111");
});

test("DA-6.consent: without a consent statement no user information is accepted", async () => {
  const app = await givenApp(w, { consent: undefined });
  expect(await put(app, saying("without-consent"))).toMatchObject({
    status: 403,
    body: { type: "urn:chat-retention:problem:consent-missing" },
  });
  expect(await rowsOf(w, "user-information", app)).toEqual([]);
  expect(await tracesOf(w, "without-consent")).toEqual([]);
});

test("DA-6.consent: with a statement it is accepted from then on", async () => {
  const app = await givenApp(w, { consent: undefined });
  await change(w, app, {
    consent: { version: "1", statedAt: "2030-01-01T00:00:00Z", reference: "terms" },
    storage: { userInformation: { store: true } },
  });
  expect((await put(app, saying("hi"))).status).toBe(200);
});

test("PP-6.configuration: of a terminated app user information may be read and deleted, and none put", async () => {
  const app = await givenApp(w);
  await put(app, saying("before"));
  await w.call("terminate-app", { app, method: "POST" });
  expect(await put(app, saying("after"))).toMatchObject({
    status: 409,
    body: { type: "urn:chat-retention:problem:app-terminated" },
  });
  const path = { userId: "ann" };
  expect((await w.call("read-user-information", { app, path })).status).toBe(200);
  expect((await w.call("delete-user-information", { app, path })).status).toBe(204);
  expect(await tracesOf(w, "after")).toEqual([]);
});
