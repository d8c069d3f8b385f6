import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { milliseconds } from "../../../functions/policy/duration.ts";
import { operational } from "../../../functions/policy/periods.ts";
import { carriedOut, carryOut, requestOf, stateOf } from "../../support/deletions.ts";
import { givenHold } from "../../support/holds.ts";
import { receiptsOf, sign, verified } from "../../support/notary.ts";
import { confirmed, type OwnRecord, ownStore } from "../../support/own-store.ts";
import { everything } from "../../support/traces.ts";
import { givenApp, givenMessages, iso, rowsOf, takeFrom } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let store: Awaited<ReturnType<typeof ownStore>>;
let app: string;

const records = (): OwnRecord[] => [
  { app, user: "alice", text: "an order of alice's" },
  { app, user: "bob", text: "an order of bob's" },
  { app: "another", user: "alice", text: "of another app" },
];

beforeAll(async () => {
  w = await world({ dataHolders: ["orders"] });
  store = await ownStore(w, []);
});
beforeEach(async () => {
  app = await givenApp(w, { appId: randomUUID().replaceAll("-", "") });
  store.records.splice(0, Infinity, ...records());
  await givenMessages(w, app, "c", "from alice");
  await takeFrom(w, "requestsQueue");
});

const fromBob = () => ({
  ...{ conversationId: "c", messageId: "1", from: "bob", text: "held" },
  sentAt: iso(w.clock.now),
});

const subject = (requestId: string, scope: "app" | "operator" = "operator") =>
  w.call("read-subject", { app, path: { requestId }, scopes: [`chat-retention/${scope}`] });

it("DA-5.request: a person's request ends when the operator's own store has erased them, too", async () => {
  const id = await carriedOut(w, app, { userId: "alice" });
  expect(await stateOf(w, app, id)).toBe("partial");
  expect(await store.obey(app)).toMatchObject([{ holder: "orders", scope: "user" }]);
  expect(store.records.map(({ text }) => text)).toEqual(["an order of bob's", "of another app"]);
  expect(await takeFrom(w, "requestsQueue")).toContainEqual({ appId: app, requestId: id });
  await carryOut(w, app, id);
  expect(await stateOf(w, app, id)).toBe("completed");
  expect(await rowsOf(w, "data-holders", app)).toEqual([]);
});

it("DA-5.request: what the store said stands in the receipt, apart from what we have read back", async () => {
  const id = await carriedOut(w, app, { userId: "alice" });
  await store.obey(app);
  await carryOut(w, app, id);
  w.clock.now += milliseconds(operational.settle);
  await sign(w);
  const receipts = (await receiptsOf(w, app)).filter(({ deletion }) => deletion.includes(id));
  const said = receipts.flatMap(({ elsewhere = [] }) => elsewhere);
  expect(said).toEqual([{ holder: "orders", found: 1, deleted: 1 }]);
  const { body } = await w.call("list-receipts", { app });
  expect(await verified(w, body.receipts)).toEqual([]);
});

it("DA-5.request: the event names nobody, and the id is told to the operator alone, while the request is open", async () => {
  const id = await carriedOut(w, app, { userId: "alice-7731" });
  const [asked] = await store.asked(app);
  expect(JSON.stringify(asked)).not.toContain("alice");
  expect(asked.subject).toBe(`/v1/apps/${app}/deletion-requests/${id}/subject`);
  expect((await subject(id)).body).toEqual({ userId: "alice-7731" });
  const kept = JSON.stringify(await everything(w));
  expect(kept).not.toContain("alice-7731");
  await confirmed(w, asked);
  await carryOut(w, app, id);
  expect(await stateOf(w, app, id)).toBe("completed");
  expect((await subject(id)).status).toBe(404);
});

it("DA-5.request: a store that finds something left, or refuses, has not confirmed", async () => {
  const id = await carriedOut(w, app, { userId: "alice" });
  const [asked] = await store.asked(app);
  for (const counts of [
    { found: 2, deleted: 1, refused: 1 },
    { found: 2, deleted: 2, remaining: 1 },
    { found: 2, deleted: 1 },
  ]) {
    await confirmed(w, asked, counts);
    await carryOut(w, app, id);
    expect(await stateOf(w, app, id)).toBe("partial");
  }
  await confirmed(w, asked, { found: 2, deleted: 2 });
  await carryOut(w, app, id);
  expect(await stateOf(w, app, id)).toBe("completed");
});

it("DA-5.request: an answer to something else, to an earlier question or for another app, ends nothing", async () => {
  const id = await carriedOut(w, app, { userId: "alice" });
  const [asked] = await store.asked(app);
  for (const other of [
    { since: new Date(Date.parse(asked.since) - 1).toISOString() },
    { appId: await givenApp(w) },
    { holder: "nobody" },
    { erasure: "purge" },
  ]) {
    await confirmed(w, { ...asked, ...other });
  }
  await carryOut(w, app, id);
  expect(await stateOf(w, app, id)).toBe("partial");
  await expect(confirmed(w, asked, { found: -1 })).rejects.toThrow("invalid-input");
});

it("DA-5.request: asked again, told again or confirmed twice, a store changes nothing", async () => {
  const id = await carriedOut(w, app, { userId: "alice" });
  await carryOut(w, app, id);
  const asked = await store.asked(app);
  expect(asked).toHaveLength(1);
  await confirmed(w, asked[0]);
  await confirmed(w, asked[0]);
  await carryOut(w, app, id);
  await carryOut(w, app, id);
  expect(await stateOf(w, app, id)).toBe("completed");
  expect(await store.asked(app)).toEqual([]);
});

it("DA-5.law: while a law holds any of it no other store is asked", async () => {
  await givenHold(w, app, { kind: "user", userId: "bob" });
  await w.call("save-messages", { app, method: "POST", body: { messages: [fromBob()] } });
  w.clock.now += 1_000;
  const id = await carriedOut(w, app, { userId: "bob" });
  expect((await requestOf(w, app, id)).state).toBe("held");
  expect(await store.asked(app)).toEqual([]);
});

it("PP-4.integrated: a preview names the stores that will be asked as well", async () => {
  const body = { userId: "alice" };
  const preview = await w.call("preview-request", { app, method: "POST", body });
  expect(preview.body.alsoAsked).toEqual(["orders"]);
});

it("PP-4.integrated: a request about a category keeps no id, and asks for the category", async () => {
  const id = await carriedOut(w, app, { category: "messages" });
  expect(await store.asked(app)).toMatchObject([{ scope: "category", category: "messages" }]);
  expect((await subject(id)).status).toBe(404);
});
