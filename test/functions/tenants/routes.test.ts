/** Invariant 9: no token of one app reaches another's data, or learns whether there is another. */
import { beforeAll, describe, expect, test } from "vitest";
import { tables } from "../../../functions/policy/names.ts";
import { appRoutes, type Route } from "../../support/routes.ts";
import { givenApp, givenMessages, objectsOf, rowsIn, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let mine: string;
let theirs: string;
let before: Awaited<ReturnType<typeof everything>>;
beforeAll(async () => {
  w = await world();
  [mine, theirs] = [await givenApp(w), await givenApp(w)];
  await givenMessages(w, theirs, "some-conversationId", "some-messageId");
  await w.call("save-user-information", {
    app: theirs,
    method: "PUT",
    path: { userId: "some-userId" },
    body: { profile: { Tag_Profile_IM_Nick: "Alice" } },
  });
  before = await everything();
});

const ids = [
  "nobody",
  "",
  "a|b",
  "dir|app1",
  "../app1",
  "__proto__",
  "x".repeat(33),
  "x".repeat(3_000),
  "\u0000",
];

const knock = (route: Route, app: string, own: object = {}) =>
  w.call(route.action, { app, method: route.method, path: route.path, body: {}, ...own });

const everything = async () => ({
  rows: await Promise.all(tables.map((table) => rowsIn(w, table))),
  objects: await objectsOf(w, theirs),
});

const refusal = {
  status: 403,
  headers: { "cache-control": "no-store", "content-type": "application/problem+json" },
  body: {
    type: "urn:chat-retention:problem:not-your-app",
    title: "The token does not speak for this app",
    status: 403,
  },
};

test("every route with an app in its path is knocked at", () => {
  expect(appRoutes.length).toBeGreaterThanOrEqual(17);
  expect(appRoutes.map(({ action }) => action)).toContain("read-messages");
});

describe.each(appRoutes)("PP-3: $method $action with another app's token", (route) => {
  const client = () => ({ client: `client-of-${mine}`, scopes: ["chat-retention/app"] });

  test("is refused alike for an app that exists and for any that does not", async () => {
    expect(await knock(route, theirs, client())).toEqual(refusal);
    for (const id of ids) expect(await knock(route, id, client())).toEqual(refusal);
  });

  test("is refused before anything of the request is looked at", async () => {
    const odd = [
      { rawBody: "{" },
      { query: { limit: "x", cursor: "y" } },
      { path: {} },
      { headers: { "if-match": '"1"' } },
    ];
    for (const own of odd) {
      expect(await knock(route, theirs, { ...client(), ...own })).toEqual(refusal);
    }
  });

  test("changes nothing and is recorded nowhere, neither theirs nor ours", async () => {
    await knock(route, theirs, client());
    await knock(route, "nobody", client());
    expect(await everything()).toEqual(before);
  });

  test("is refused without a client, and with one that is almost right", async () => {
    for (const odd of ["", theirs, `client-of-${theirs} `, `CLIENT-OF-${theirs}`, "client-of-"]) {
      expect(await knock(route, theirs, { ...client(), client: odd })).toEqual(refusal);
    }
  });

  test("is not let in by a scope that only looks like the operator's", async () => {
    for (const scope of ["operator", "chat-retention/operator2", "chat-retention/app", ""]) {
      const own = { ...client(), scopes: [scope] };
      expect(await knock(route, theirs, own)).toEqual(refusal);
    }
  });
});

const forOperators = appRoutes.filter(({ scopes }) => scopes.includes("operator"));

describe.each(forOperators)("$method $action by the operator", (route) => {
  const operator = { client: "operator", scopes: ["chat-retention/operator"] };

  test("finds nothing of an app that is not there, and says so", async () => {
    for (const id of ids) {
      const { status, body } = await knock(route, id, operator);
      expect([status, body.type]).toEqual([404, "urn:chat-retention:problem:not-found"]);
    }
    expect(await rowsOf(w, "log-data", "nobody")).toEqual([]);
  });
});

describe("an app's own token", () => {
  test("is let in by its client alone, and the call is recorded as its own", async () => {
    expect(await w.call("read-app", { app: mine })).toMatchObject({ status: 200 });
    expect((await rowsOf(w, "log-data", mine)).length).toBeGreaterThan(0);
    expect(await rowsOf(w, "monitoring-data", mine)).not.toEqual([]);
  });
});
