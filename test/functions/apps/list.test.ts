import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { givenApp, iso } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let ids: string[];
beforeAll(async () => {
  w = await world();
  ids = [];
  for (const _ of Array(7)) ids.push(await givenApp(w));
});
beforeEach(() => {
  w.restart();
});

const list = (query: Readonly<Record<string, string>> = {}) =>
  w.call("list-apps", { scopes: ["chat-retention/operator"], query });

const cursor = (text: string) => Buffer.from(text).toString("base64url");

const idsOf = (body: { apps: { appId: string }[] }) => body.apps.map(({ appId }) => appId);

/** Every page of the list, at most `limit` apps on each. */
const pages = async (limit: number): Promise<string[][]> => {
  const found: string[][] = [];
  let next: string | undefined;
  do {
    const query = { limit: String(limit), ...(next === undefined ? {} : { cursor: next }) };
    const { status, body } = await list(query);
    expect(status).toBe(200);
    found.push(idsOf(body));
    next = body.next;
  } while (next !== undefined);
  return found;
};

describe("PP-5: the list of apps", () => {
  test("shows each app as its owner sees it", async () => {
    const { status, body } = await list();
    expect(status).toBe(200);
    expect(idsOf(body).toSorted()).toEqual(ids.toSorted());
    const [first] = ids;
    const own = await w.call("read-app", { app: first ?? "" });
    expect(body.apps).toContainEqual(own.body);
    expect(JSON.stringify(body)).not.toMatch(/sealed|wrapped|changedAt|dueShard/);
  });

  test.each([1, 2, 3, 6, 7, 8, 100])("shows each app once, by pages of %d", async (limit) => {
    const found = await pages(limit);
    expect(found.flat().toSorted()).toEqual(ids.toSorted());
    expect(found.every((page) => page.length <= limit)).toBe(true);
  });

  test("goes on where it was after an app on the way was terminated", async () => {
    const first = await list({ limit: "3" });
    const [app = ""] = idsOf(first.body).slice(-1);
    await w.call("terminate-app", { app, method: "POST" });
    const rest = await list({ limit: "100", cursor: first.body.next });
    expect([...idsOf(first.body), ...idsOf(rest.body)].toSorted()).toEqual(ids.toSorted());
    const { body } = await list();
    expect(body.apps.find((one: { appId: string }) => one.appId === app)).toMatchObject({
      status: "terminated",
      terminatedAt: iso(w.clock.now),
    });
  });

  test.each(["0", "101", "-1", "1.5", "x", ""])("has no page of %j", async (limit) => {
    const { status, body } = await list({ limit });
    expect([status, body.errors[0].field]).toEqual([400, "limit"]);
  });

  test("takes no other question", async () => {
    const { status, body } = await list({ order: "desc" });
    expect([status, body.errors[0].field]).toEqual([400, "order"]);
  });

  test.each([
    ["nothing", ""],
    ["not base64", "%%%"],
    ["a key as DynamoDB writes it", cursor('{"pk":"app1","sk":"-"}')],
    ["two ids", cursor("app1|app2")],
    ["an id that is too long", cursor("x".repeat(33))],
    ["bytes that are no text", Buffer.from([0xff, 0xfe]).toString("base64url")],
  ])("takes no cursor of anybody else's making: %s", async (_what, forged) => {
    const { status, body } = await list({ cursor: forged });
    expect([status, body.type]).toEqual([400, "urn:chat-retention:problem:invalid-cursor"]);
    expect(body).not.toHaveProperty("errors");
  });

  test("takes a cursor that names an app as a place only, whether that app exists or not", async () => {
    for (const place of [...ids, "nobody"]) {
      const { status, body } = await list({ cursor: cursor(place) });
      expect(status).toBe(200);
      expect(ids).toEqual(expect.arrayContaining(idsOf(body)));
    }
    expect((await list({ cursor: "x".repeat(1025) })).status).toBe(400);
  });
});
