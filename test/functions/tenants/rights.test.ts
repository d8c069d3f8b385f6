/** Who may do what, asked of the functions themselves: a mistake in the gateway's settings opens nothing. */
import { beforeAll, describe, expect, it } from "vitest";
import { documentSchema } from "../../../functions/domain/settings.ts";
import { scopes } from "../../../functions/policy/names.ts";
import { type ConfiguredField, fieldScopes, type Scope } from "../../../functions/policy/rights.ts";
import { fieldsOf, wholeDocument } from "../../support/configuration-fields.ts";
import { at, placed } from "../../support/paths.ts";
import { etagNow } from "../../support/replace.ts";
import { region } from "../../support/resources.ts";
import { allRoutes, type Route } from "../../support/routes.ts";
import { givenApp } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
let mine: string;
beforeAll(async () => {
  w = await world();
  mine = await givenApp(w, { appId: "mine" });
});

/** Tokens, and the scope by which each may do what is asked of the app; none by which it may not. */
type Token = {
  readonly of: string;
  readonly client: string;
  readonly granted: readonly Scope[];
  readonly as?: Scope;
};
const tokens: readonly Token[] = [
  { of: "the app itself", client: "client-of-mine", granted: ["app"], as: "app" },
  { of: "another app", client: "client-of-other", granted: ["app"] },
  { of: "the operator", client: "counsel", granted: ["operator"], as: "operator" },
  { of: "the app, with both scopes", client: "client-of-mine", granted: ["app", "operator"] },
  { of: "another, with both scopes", client: "client-of-other", granted: ["operator", "app"] },
  { of: "the app, with no scope", client: "client-of-mine", granted: [] },
];

const by = ({ client, granted }: Token) => ({
  client,
  scopes: granted.map((scope) => scopes[scope]),
});

const doors = ["not-your-app", "scopes-together"].map((one) => `urn:chat-retention:problem:${one}`);

const guarded = allRoutes.filter(
  ({ scopes: needed, key }) => needed.length > 0 && / \/v1\/apps/.test(key),
);
const mayCall = ({ key, scopes: needed }: Route, { as, granted }: Token): boolean => {
  const scope = key.includes("{appId}") ? as : granted.length === 1 ? granted[0] : undefined;
  return scope !== undefined && needed.includes(scope);
};
const routeCells = guarded.flatMap((route) =>
  tokens.map((token) => ({ route, token, key: route.key, of: token.of })),
);

describe("PP-3: a route is open to whom the table says, and to nobody else", () => {
  it.each(routeCells)("$key by $of", async ({ route, token }) => {
    const ask = { route: route.key, method: route.method, path: route.path, body: {} };
    const own = route.key.includes("{appId}") ? { app: mine } : {};
    const { status, body } = await w.call(route.action, { ...ask, ...own, ...by(token) });
    const isShut = status === 403 && doors.includes(body?.type);
    expect(isShut).toBe(!mayCall(route, token));
  });
});

const base = { ...wholeDocument(fieldsOf("mine", region)), secrets: undefined };

/** The field of the table in which a path lies: the storage of each category is two fields. */
const fieldOf = (path: string): string => (path in fieldScopes ? path : (path.split(".")[0] ?? ""));

/** The document with another value in one field, if it takes another. */
const changes = fieldsOf("mine", region)
  .map(({ path, good }) => ({ path, value: good.find((one) => at(base, path) !== one) }))
  .filter(({ value }) => value !== undefined)
  .map(({ path, value }) => ({
    path,
    top: path.split(".")[0] ?? "",
    field: fieldOf(path),
    to: placed(base, path, value),
  }));

const mayChange = (field: string, { as }: Token): boolean =>
  as !== undefined && (fieldScopes[field as ConfiguredField] as readonly Scope[]).includes(as);

const fieldCells = changes.flatMap((one) =>
  ["PUT", "PATCH"].flatMap((method) =>
    tokens.map((token) => ({ ...one, method, token, of: token.of })),
  ),
);

const configure = (ask: object, document: object, method: string, etag: string) =>
  w.call("change-configuration", {
    ...{ app: mine, method, ...ask },
    ...{ body: document, headers: { "if-match": etag } },
  });
const read = async () => w.call("read-configuration", { app: mine });

describe("PP-4.configuration: a field is changed by whom the table says, and by nobody else", () => {
  it.each(fieldCells)("$path by $of, by $method", async ({ top, field, to, method, token }) => {
    const own = await configure({}, base, "PUT", await etagNow(w, mine));
    expect(own.status).toBe(200);
    const document = method === "PUT" ? to : { [top]: (to as Record<string, unknown>)[top] };
    const { status, body } = await configure(by(token), document, method, own.headers.etag ?? "");
    const after = await read();
    if (mayChange(field, token)) {
      expect(status).toBe(200);
      expect(after.headers.etag).not.toBe(own.headers.etag);
      return;
    }
    expect([status, after.headers.etag]).toEqual([403, own.headers.etag]);
    const refusal = "urn:chat-retention:problem:not-yours-to-change";
    if (token.as === "operator") expect(body).toMatchObject({ type: refusal, errors: [{ field }] });
    else expect(doors).toContain(body.type);
  });

  it("what an operator sends as it was is no change of it", async () => {
    await configure({}, base, "PUT", await etagNow(w, mine));
    const to = { ...base, tags: ["by the operator"] };
    const operator = { client: "counsel", scopes: [scopes.operator] };
    expect((await configure(operator, to, "PUT", await etagNow(w, mine))).status).toBe(200);
    expect((await read()).body.tags).toEqual(["by the operator"]);
  });
});

it("PP-4.configuration: every field of the document has an owner in the table, and no other name has", () => {
  const tops = Object.keys(fieldScopes).map((field) => field.split(".")[0] ?? "");
  expect([...new Set(tops)].sort()).toEqual(Object.keys(documentSchema.shape).sort());
  const choices = Object.keys(fieldScopes).filter((field) => field.startsWith("storage."));
  const { messages, userInformation } = documentSchema.shape.storage.shape;
  const both = [Object.entries(messages.shape), Object.entries(userInformation.shape)];
  expect(choices).toHaveLength(both.flat().length);
});

it("PP-3: the matrix has as many cells as routes, fields and tokens make", () => {
  expect([routeCells.length, fieldCells.length]).toEqual([222, 600]);
});
