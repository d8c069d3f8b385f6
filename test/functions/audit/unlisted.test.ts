/** Records without a row of their directory: the audit finds them in every store, and whoever goes by rows finds them then. */
import { UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { categories, type Perishable, perishable } from "../../../functions/policy/categories.ts";
import { tableVariable } from "../../../functions/policy/names.ts";
import { audit, directoryRows, passEvery, unlist } from "../../support/audit.ts";
import { carriedOut } from "../../support/deletions.ts";
import { fence, givenChat, givenHold, lift, there } from "../../support/holds.ts";
import { lose } from "../../support/loss.ts";
import { unlisted } from "../../support/restoring.ts";
import { leftOf, purge, sweep } from "../../support/time.ts";
import { day, givenApp, givenMessages, readable, recordsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  w.clock.now += passEvery;
  await audit(w); // what the test before has left is no longer news
  w.clock.now += passEvery;
});

const tableOf = (category: Perishable) => categories[category].table;

it("finds nothing in stores that only writers and the sweep were at", async () => {
  const app = await givenChat(w);
  await w.call("recall-message", {
    app,
    path: { conversationId: "c", messageId: "c by bob" },
    method: "DELETE",
  });
  await carriedOut(w, app, { userId: "alice" });
  await sweep(w);
  expect(await audit(w)).toBe(0);
  for (const category of perishable) expect(await unlisted(w, tableOf(category), app)).toEqual([]);
});

describe.each(perishable)("PP-5, DA-5.period: records of %s that no row lists", (category) => {
  const table = tableOf(category);

  it("are listed by the audit, and gone when their time is over", async () => {
    const app = await givenChat(w);
    const rows = await unlist(w, table, app);
    expect(rows).toBeGreaterThan(0);
    const before = await recordsOf(w, table, app);
    expect(await audit(w)).toBe(rows);
    expect(await unlisted(w, table, app)).toEqual([]);
    expect(await recordsOf(w, table, app)).toEqual(before);
    w.clock.now += 31 * day;
    await sweep(w);
    expect(await recordsOf(w, table, app)).toEqual([]);
  });

  it("PP-6.configuration: are gone after their app's purge, though it could not find them", async () => {
    const app = await givenChat(w);
    const { body } = await w.call("terminate-app", { app });
    w.clock.now = Date.parse(body.purgeAt) + 1000;
    await unlist(w, table, app);
    await purge(w, app);
    await audit(w);
    await sweep(w);
    w.clock.now += 6 * 60_000; // a row rests for a while after it was listed
    await sweep(w);
    expect((await leftOf(w, app)).filter((one) => one.startsWith(`${table} `))).toEqual([]);
  });
});

it("DA-5.request: what was erased does not come back by being found", async () => {
  const app = await givenChat(w);
  await unlist(w, "messages", app);
  await carriedOut(w, app, { userId: "alice" });
  expect(await recordsOf(w, "messages", app)).toHaveLength(4);
  expect(await audit(w)).toBe(2);
  expect(await there(w, app)).toEqual(["bob first", "c by bob", "d by bob"]);
  expect(await readable(w, app, "c")).toEqual(["c by bob"]);
});

it("DA-5.law: what was erased and a law holds stays, and nobody reads it until it goes", async () => {
  const app = await givenChat(w);
  const hold = await givenHold(w, app, { kind: "conversation", conversationId: "c" });
  await unlist(w, "messages", app);
  await carriedOut(w, app, { userId: "alice" });
  await audit(w);
  expect(await there(w, app)).toEqual(["bob first", "c by alice", "c by bob", "d by bob"]);
  expect(await readable(w, app, "c")).toEqual(["c by bob"]);
  w.clock.now += fence;
  await lift(w, app, hold);
  w.clock.now += 31 * day;
  await sweep(w);
  expect(await there(w, app)).toEqual([]);
});

it("DA-5.law: of an app of which nobody knows what is held, nothing goes by being found", async () => {
  const app = await givenChat(w);
  await unlist(w, "messages", app);
  await carriedOut(w, app, { userId: "alice" });
  await lose(w, "holds", app);
  expect(await audit(w)).toBe(2);
  expect(await recordsOf(w, "messages", app)).toHaveLength(4);
});

it("a pass is made once in its time, and beginning to end when it is", async () => {
  const app = await givenApp(w);
  await givenMessages(w, app, "c", "m");
  await audit(w);
  await unlist(w, "messages", app);
  w.clock.now += passEvery - day;
  expect(await audit(w)).toBe(0);
  w.clock.now += day;
  await audit(w);
  expect(await unlisted(w, "messages", app)).toEqual([]);
});

/** What an index goes by has its type, or DynamoDB refuses it. */
const damages = [
  ["due", "REMOVE #lost"],
  ["dueShard", "REMOVE #lost"],
  ["dueShard", "SET #lost = :other"],
  ["touched", "REMOVE #lost"],
  ["touched", "SET #lost = :other"],
] as const;

const damage = async (app: string, lost: string, how: string): Promise<void> => {
  const TableName = w.run.setting(tableVariable("messages"));
  const values = how.startsWith("SET")
    ? { ExpressionAttributeValues: { ":other": { S: "other" } } }
    : {};
  for (const { pk, sk } of await directoryRows(w, "messages", app)) {
    await w.dynamodb.send(
      new UpdateItemCommand({
        ...{ TableName, Key: { pk: { S: pk }, sk: { S: sk } }, UpdateExpression: how },
        ...{ ExpressionAttributeNames: { "#lost": lost }, ...values },
      }),
    );
  }
};

it.each(damages)(
  "DA-5.period: records whose row is damaged (%s: %s) are listed anew, and gone when their time is over",
  async (lost, how) => {
    const app = await givenChat(w);
    await damage(app, lost, how);
    expect(await audit(w)).toBe(2);
    w.clock.now += 31 * day;
    await sweep(w);
    expect(await recordsOf(w, "messages", app)).toEqual([]);
  },
);
