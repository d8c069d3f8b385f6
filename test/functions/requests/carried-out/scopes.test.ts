import { beforeAll, beforeEach, expect, it } from "vitest";
import {
  askFor,
  carriedOut,
  carryOut,
  recordsOfAll,
  requestOf,
  stateOf,
} from "../../../support/deletions.ts";
import { everything, givenChat, there } from "../../../support/holds.ts";
import { receiptsOf, sign, verified } from "../../../support/notary.ts";
import { givenMessageWithPhoto } from "../../../support/photos.ts";
import { givenMessages, objectsOf, recordsOf } from "../../../support/verbs.ts";
import { type World, world } from "../../../support/world.ts";

let w: World;
let app: string;
let other: string;

beforeAll(async () => {
  w = await world();
  other = await givenChat(w);
});
beforeEach(async () => {
  app = await givenChat(w);
  w.clock.now += 1_000;
});

const without = (...gone: readonly string[]) => everything.filter((one) => !gone.includes(one));

/** The rows of a table as they are, by what their content tells of them. */
const rowsBefore = async () => recordsOfAll(w, ["user-information", "messages"]);

it("DA-5.request: a person's profile and all that they wrote go, and everybody else's rows stay as they are", async () => {
  const before = await rowsBefore();
  const id = await carriedOut(w, app, { userId: "alice" });
  expect(await stateOf(w, app, id)).toBe("completed");
  expect(await there(w, app)).toEqual(without("alice first", "c by alice", "d by alice"));
  expect(await there(w, other)).toEqual(everything);
  const after = await rowsBefore();
  expect(before.filter((row) => !after.includes(row))).toHaveLength(3);
  expect(after.filter((row) => !before.includes(row))).toEqual([]);
});

it("DA-5.request: a conversation goes whole, and no other one", async () => {
  const id = await carriedOut(w, app, { conversationId: "c" });
  expect(await stateOf(w, app, id)).toBe("completed");
  expect(await there(w, app)).toEqual(without("c by alice", "c by bob"));
  expect(await there(w, other)).toEqual(everything);
});

it("DA-5.request: a person and a conversation of the same name are two things", async () => {
  await givenMessages(w, app, "bob", "in a room called bob");
  await carriedOut(w, app, { userId: "bob" });
  expect(await there(w, app)).toEqual([
    ...without("bob first", "c by bob", "d by bob"),
    "in a room called bob",
  ]);
  await carriedOut(w, app, { conversationId: "alice" });
  expect(await there(w, app)).toContain("alice first");
});

it("DA-5.request: a category goes as it was when the request came, and what comes later stays", async () => {
  const requestId = await askFor(w, app, { category: "messages" });
  w.clock.now += 15_000;
  await givenMessages(w, app, "c", "later");
  await carryOut(w, app, requestId);
  expect(await stateOf(w, app, requestId)).toBe("completed");
  expect(await there(w, app)).toEqual(["alice first", "bob first", "later"]);
  expect(await there(w, other)).toEqual(everything);
});

it.each(["logData", "monitoringData"] as const)(
  "DA-5.request: %s can be asked for too",
  async (category) => {
    const table = category === "logData" ? "log-data" : "monitoring-data";
    expect((await recordsOf(w, table, app)).length).toBeGreaterThan(0);
    w.clock.now += 120_000;
    const start = w.clock.now;
    const id = await carriedOut(w, app, { category });
    expect(await stateOf(w, app, id)).toBe("completed");
    const left = (await recordsOf(w, table, app)).filter(({ at }) => Number(at) <= start - 60_000);
    expect(left).toEqual([]);
    expect(await there(w, app)).toEqual(everything);
    expect((await recordsOf(w, table, other)).length).toBeGreaterThan(0);
  },
);

it("DA-5.request: a photo goes with the message that it belongs to, also while its upload may still arrive", async () => {
  await givenMessageWithPhoto(w, app, "c", "with photo");
  expect(await objectsOf(w, app)).toHaveLength(1);
  const id = await carriedOut(w, app, { conversationId: "c" });
  expect(await objectsOf(w, app)).toEqual([]);
  expect(await stateOf(w, app, id)).toBe("partial");
  w.clock.now += 31 * 60_000;
  await carryOut(w, app, id);
  expect(await stateOf(w, app, id)).toBe("completed");
  expect((await recordsOf(w, "messages", app)).length).toBe(2);
});

it("DA-5.request: what was written after the work began stays, though it is the same person's", async () => {
  const requestId = await askFor(w, app, { userId: "alice" });
  w.clock.now += 15_000;
  expect(await w.work("carry-out-request", [{ appId: app, requestId }])).toBe(0);
  w.clock.now += 1;
  await givenMessages(w, app, "c", "new life");
  await carryOut(w, app, requestId);
  expect(await stateOf(w, app, requestId)).toBe("completed");
  expect(await there(w, app)).toContain("new life");
});

it("DA-5.request: what was carried out is proved store by store, by receipts that anybody can check", async () => {
  for (const body of [{ userId: "alice" }, { conversationId: "c" }, { category: "messages" }]) {
    const id = await carriedOut(w, app, body);
    expect((await requestOf(w, app, id)).state).toBe("completed");
    w.clock.now += 20_000;
    await sign(w);
  }
  const receipts = await receiptsOf(w, app);
  expect(
    receipts.map(({ scope, outcome, holders }) => [
      scope.kind,
      outcome,
      holders[0]?.holder,
      holders[0]?.deleted,
    ]),
  ).toEqual([
    ["user", "complete", "messages", 2],
    ["user", "complete", "user-information", 1],
    ["conversation", "complete", "messages", 1],
    ["category", "complete", "messages", 1],
  ]);
  const { body } = await w.call("list-receipts", { app });
  expect(await verified(w, body.receipts, { whole: true })).toEqual([]);
  for (const name of ["alice", app]) expect(JSON.stringify(receipts)).not.toContain(name);
});
