/** Invariant 9: a cursor is a place within the request's own app, whoever made it. */
import { beforeAll, describe, expect, test } from "vitest";
import { givenApp, givenMessages, iso } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let mine: string;
let theirs: string;

const minute = 60_000;
const fill = async (app: string) => {
  for (const n of [1, 2, 3, 4]) await givenMessages(w, app, "room", `${app}-m${n}`);
  const time = iso(w.clock.now - minute);
  const records = [1, 2, 3, 4].map((n) => ({
    ip: `198.51.100.${n}`,
    interface: `${app}-i${n}`,
    time,
  }));
  await w.call("save-log-data", { app, method: "POST", body: { records } });
  const calls = { minute: time, calls: 1, successes: 1, averageDelayMs: 1 };
  const sums = [1, 2, 3, 4].map((n) => ({ interface: `${app}-i${n}`, ...calls }));
  await w.call("save-monitoring-data", { app, method: "POST", body: { records: sums } });
};

beforeAll(async () => {
  w = await world();
  [mine, theirs] = [await givenApp(w), await givenApp(w)];
  await Promise.all([fill(mine), fill(theirs)]);
});

const lists = [
  { action: "read-messages", items: "messages", path: { conversationId: "room" } },
  { action: "read-log-data", items: "records", path: {} },
  { action: "read-monitoring-data", items: "records", path: {} },
] as const;

describe("read-holdings with a cursor", () => {
  const read = (app: string, cursor: string) =>
    w.call("read-holdings", { app, query: { category: "messages", limit: "1", cursor } });

  test("of another app counts nothing of that app, and names none", async () => {
    const query = { category: "messages", limit: "1" };
    const { next } = (await w.call("read-holdings", { app: theirs, query })).body;
    expect(Buffer.from(next, "base64url").toString()).not.toMatch(/app\d|room|alice|text/);
    expect((await read(mine, next)).body.categories[0].records).toBeLessThanOrEqual(1);
    const none = await givenApp(w);
    expect((await read(none, next)).body.categories).toMatchObject([
      { records: 0, held: { records: 0 } },
    ]);
  });

  test.each([
    [["messages", "0", `dir|${"x"}|y`]],
    [["messages", "9", "group|2030-01-15"]],
    [["messages", "0", "group"]],
    [["messages", "0", "group|2030-01-15", ""]],
    [["secrets"]],
    [{ category: "messages" }],
  ])("that somebody made of %j is none of ours", async (forged) => {
    const cursor = Buffer.from(JSON.stringify(forged)).toString("base64url");
    const { status, body } = await read(mine, cursor);
    expect([status, body.type]).toEqual([400, "urn:chat-retention:problem:invalid-cursor"]);
  });
});

describe.each(lists)("$action with a cursor", ({ action, items, path }) => {
  const read = (app: string, query: Readonly<Record<string, string>>) =>
    w.call(action, { app, path, query });

  test("of another app shows nothing of that app", async () => {
    const { body } = await read(theirs, { limit: "1" });
    expect(JSON.stringify(body[items])).toContain(theirs);
    for (const limit of ["1", "100"]) {
      const answer = await read(mine, { limit, cursor: body.next });
      expect(answer.status).toBe(200);
      expect(JSON.stringify(answer.body)).not.toContain(`${theirs}-`);
    }
  });

  test("carries no name of an app, and nothing that was stored", async () => {
    const { body } = await read(theirs, { limit: "1" });
    const inside = Buffer.from(body.next, "base64url").toString();
    expect(inside).not.toContain(theirs);
    expect(inside).not.toMatch(/room|alice|text|198\.51/);
  });

  const today = () => iso(w.clock.now).slice(0, 10);
  const forgeries: readonly (readonly [string, () => unknown])[] = [
    ["a key of another app's", () => ({ pk: `${theirs}|log|${today()}`, sk: "0" })],
    ["a partition of another app's", () => [`${theirs}|log|${today()}`, "0"]],
    ["an empty place", () => [today(), ""]],
    ["no place", () => []],
    ["a number", () => 7],
    ["null", () => null],
    ["too much of a place", () => [today(), "0".repeat(201)]],
  ];

  test.each(forgeries)("that somebody made of %s is none of ours", async (_what, forged) => {
    const cursor = Buffer.from(JSON.stringify(forged())).toString("base64url");
    const { status, body } = await read(mine, { cursor });
    expect([status, body.type]).toEqual([400, "urn:chat-retention:problem:invalid-cursor"]);
  });

  test.each(["", "%%%", "bm90IEpTT04", "AA"])(
    "that is no cursor at all is refused: %j",
    async (cursor) => {
      const { status, body } = await read(mine, { cursor });
      expect([status, body.type]).toEqual([400, "urn:chat-retention:problem:invalid-cursor"]);
    },
  );

  test("that somebody made of a place of ours shows what is ours, and no more", async () => {
    for (const place of [`${"0".repeat(15)}|`, `${"9".repeat(15)}|x`, "~", "|"]) {
      const cursor = Buffer.from(JSON.stringify([today(), place])).toString("base64url");
      const { status, body } = await read(mine, { cursor, limit: "100" });
      expect(status).toBe(200);
      expect(JSON.stringify(body)).not.toContain(`${theirs}-`);
    }
  });
});
