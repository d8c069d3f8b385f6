import { DeleteItemCommand, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { tableVariable } from "../../../functions/policy/names.ts";
import { carriedOut } from "../../support/deletions.ts";
import { replay, restore, type Snapshot, snapshot, turnOnTtl } from "../../support/restore.ts";
import { leftOf, purge } from "../../support/time.ts";
import {
  change,
  day,
  givenApp,
  givenMessages,
  readable,
  recordsOf,
  rowsOf,
} from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let app: string;

beforeAll(async () => {
  w = await world();
});
beforeEach(async () => {
  app = await givenApp(w);
  const storage = {
    messages: { store: true, days: 30 },
    userInformation: { store: true, days: 30 },
  };
  await change(w, app, { storage });
});

const user = (userId: string) => ({ app, path: { userId } });
const givenUser = (userId: string) =>
  w.call("save-user-information", {
    ...user(userId),
    method: "PUT",
    body: { profile: { Tag_Profile_IM_Nick: userId }, age: 30, jurisdiction: "DE" },
  });
const terminate = async () => {
  const { body } = await w.call("terminate-app", { app });
  return Date.parse(body.purgeAt);
};

const reopen = async (taken: Snapshot) => {
  const name = await restore(w, taken);
  await turnOnTtl(name);
  return replay(w, taken, name);
};

/** Loses an app's rows of a table, as an accident would. */
const lose = async (table: Snapshot["table"]) => {
  for (const { pk, sk } of await rowsOf(w, table, app)) {
    const key = { pk: { S: String(pk) }, sk: { S: String(sk) } };
    const TableName = w.run.setting(tableVariable(table));
    await new DynamoDBClient({}).send(new DeleteItemCommand({ TableName, Key: key }));
  }
};

it("PP-5: a registration that was lost is there again after a restore", async () => {
  const taken = await snapshot(w, "apps");
  await lose("apps");
  expect((await w.call("read-app", { app })).status).toBe(403);
  await reopen(taken);
  expect((await w.call("read-app", { app })).status).toBe(200);
});

it("PP-6.configuration: a purged app does not come back with any table that is restored", async () => {
  await givenMessages(w, app, "c", "m");
  await givenUser("alice");
  const tables = ["apps", "configuration", "messages", "user-information"] as const;
  const taken = await Promise.all(tables.map((table) => snapshot(w, table)));
  w.clock.now = (await terminate()) + 1000;
  await purge(w, app);
  for (const one of taken) {
    const late = { ...one, takenAt: new Date(w.clock.now - day).toISOString() };
    const { erased } = await reopen(late);
    expect(erased, one.table).toBeGreaterThan(0);
  }
  expect(await leftOf(w, app)).toEqual([]);
});

it("DA-5.request: a person who was erased stays erased, and others come back", async () => {
  await givenUser("alice");
  await givenUser("bob");
  const taken = await snapshot(w, "user-information");
  await w.call("delete-user-information", { ...user("alice"), method: "DELETE" });
  await lose("user-information");
  await reopen(taken);
  expect((await w.call("read-user-information", user("alice"))).status).toBe(404);
  expect((await w.call("read-user-information", user("bob"))).status).toBe(200);
});

it("DA-2.messages: a recalled message stays recalled, its neighbours come back", async () => {
  await givenMessages(w, app, "c", "kept", "recalled");
  const taken = await snapshot(w, "messages");
  const path = { conversationId: "c", messageId: "recalled" };
  await w.call("recall-message", { app, path, method: "DELETE" });
  await lose("messages");
  await reopen(taken);
  expect(await readable(w, app, "c")).toEqual(["kept"]);
  expect((await recordsOf(w, "messages", app)).length).toBe(1);
});

it("PP-6.configuration: a termination is not forgotten by a restore of the registry", async () => {
  const taken = await snapshot(w, "apps");
  const purgeAt = await terminate();
  await lose("apps");
  expect(await reopen(taken)).toMatchObject({ amended: 1 });
  const { body } = await w.call("read-app", { app });
  expect(body).toMatchObject({ status: "terminated", purgeAt: new Date(purgeAt).toISOString() });
});

it("what is newer in the table in use stays as it is", async () => {
  const taken = await snapshot(w, "apps");
  const purgeAt = await terminate();
  await reopen(taken);
  const { body } = await w.call("read-app", { app });
  expect(body.purgeAt).toBe(new Date(purgeAt).toISOString());
});

it("a restored table is closed while nobody has turned its TTL on", async () => {
  const taken = await snapshot(w, "apps");
  const name = await restore(w, taken);
  await expect(replay(w, taken, name)).rejects.toMatchObject({ problem: "restored-table-closed" });
  await turnOnTtl(name);
  expect((await replay(w, taken, name)).copied).toBe(0);
});

it("a backup older than what the ledger remembers is not opened", async () => {
  const taken = await snapshot(w, "apps");
  const name = await restore(w, taken);
  await turnOnTtl(name);
  const old = (days: number) => ({
    ...taken,
    takenAt: new Date(w.clock.now - days * day).toISOString(),
  });
  await expect(replay(w, old(42.01), name)).rejects.toMatchObject({ problem: "backup-too-old" });
  await expect(replay(w, old(42), name)).resolves.toBeDefined();
});

it("a table that is not named as a restored one is not touched", async () => {
  const taken = await snapshot(w, "apps");
  const inUse = w.run.setting(tableVariable("apps"));
  await expect(replay(w, taken, inUse)).rejects.toMatchObject({ problem: "invalid-input" });
});

it("a row that was erased between the first reading and the copy stops the copy", async () => {
  await givenUser("alice");
  const taken = await snapshot(w, "user-information");
  const restored = await restore(w, taken);
  await turnOnTtl(restored);
  const task = { table: taken.table, restored, takenAt: taken.takenAt };
  const { next } = (await w.deliver("replay-ledger", task)) as { next: object };
  await w.call("delete-user-information", { ...user("alice"), method: "DELETE" });
  await expect(w.deliver("replay-ledger", next)).rejects.toMatchObject({
    problem: "restored-table-closed",
  });
});

it("a row that was erased while it was copied is taken back by the last reading", async () => {
  await givenUser("alice");
  const taken = await snapshot(w, "user-information");
  await w.call("delete-user-information", { ...user("alice"), method: "DELETE" });
  const restored = await restore(w, taken);
  await turnOnTtl(restored);
  const TableName = w.run.setting(tableVariable("user-information"));
  for (const Item of taken.items) {
    await new DynamoDBClient({}).send(new PutItemCommand({ TableName, Item }));
  }
  const task = { table: taken.table, restored, takenAt: taken.takenAt, phase: "look" };
  expect(await w.deliver("replay-ledger", task)).toMatchObject({ erased: 1 });
  expect(await recordsOf(w, "user-information", app)).toEqual([]);
});

it("a large table is worked through call by call", async () => {
  const taken = await snapshot(w, "apps");
  const name = await restore(w, taken);
  await turnOnTtl(name);
  const { read } = await replay(w, taken, name, 20_000);
  expect(read).toBe(3 * taken.items.length);
});

it("DA-5.request: what a person wrote stays erased when the messages are restored, and what others wrote comes back", async () => {
  await givenMessages(w, app, "c", "by alice");
  const message = { conversationId: "c", messageId: "by bob", from: "bob", text: "hello" };
  const messages = [{ ...message, sentAt: new Date(w.clock.now).toISOString() }];
  await w.call("save-messages", { app, body: { messages } });
  const taken = await snapshot(w, "messages");
  await carriedOut(w, app, { userId: "alice" });
  await lose("messages");
  await reopen(taken);
  expect(await readable(w, app, "c")).toEqual(["by bob"]);
});
