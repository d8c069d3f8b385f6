import { beforeAll, describe, expect, it } from "vitest";
import { documentSchema } from "../../../functions/domain/settings.ts";
import { fieldsOf, wholeDocument } from "../../support/configuration-fields.ts";
import { at, placed } from "../../support/paths.ts";
import { etagNow, replace, replaceRaw } from "../../support/replace.ts";
import { region } from "../../support/resources.ts";
import { walk } from "../../support/schema-paths.ts";
import { someOf } from "../../support/some-of.ts";
import { givenApp, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

const app = "app1";
const whole = wholeDocument(fieldsOf(app, region));
const paths = walk(documentSchema).filter(({ path }) => !path.includes("*"));
const objects = paths.filter(({ kind }) => kind === "object").map(({ path }) => path);
const lists = paths.filter(({ kind }) => kind === "array").map(({ path }) => path);
const records = paths.filter(({ kind }) => kind === "record").map(({ path }) => path);
const own = paths.filter(({ path }) => path !== "" && !path.endsWith(".0"));
const required = own.filter((one) => one.required).map(({ path }) => path);
const optional = own.filter((one) => !one.required).map(({ path }) => path);

let w: World;
beforeAll(async () => {
  w = await world();
  await givenApp(w, { appId: app });
  expect(await replace(w, app, whole)).toMatchObject({ status: 200 });
});

const beside = (path: string, name: string) => (path === "" ? name : `${path}.${name}`);
const put = (path: string, value: unknown): unknown =>
  path === "" ? value : placed(whole, path, value);

type Refusal = { readonly document: unknown; readonly error: object };

/** None of these is taken, and nothing of them is stored. */
const expectRefused = async (...refusals: Refusal[]) => {
  const before = await rowsOf(w, "configuration", app);
  const etag = await etagNow(w, app);
  for (const { document, error } of refusals) {
    const { status, body } = await replace(w, app, document, etag);
    expect({ status, errors: body.errors }).toEqual({ status: 400, errors: [error] });
  }
  expect(await rowsOf(w, "configuration", app)).toEqual(before);
};

describe("PP-4.configuration: no other field", () => {
  it.each(objects)("is taken in %j", async (path) => {
    const fields = ["surprise", "constructor", "toString"].map((name) => beside(path, name));
    const problem = "is not a field we know";
    await expectRefused(
      ...fields.map((field) => ({
        document: placed(whole, field, 7),
        error: { field, problem },
      })),
    );
  });

  it.each(someOf([...objects, ...records], 3))(
    "named __proto__ in %j is taken, or gets anywhere",
    async (path) => {
      const text = JSON.stringify(
        put(path, { ...Object(path === "" ? whole : at(whole, path)), "@": 7 }),
      );
      const before = (await w.call("read-configuration", { app })).body;
      const polluted = text.replace('"@":7', '"__proto__":{"polluted":true}');
      const { status, body } = await replaceRaw(w, app, polluted);
      const error = { field: beside(path, "__proto__"), problem: "is not a field we know" };
      expect({ status, errors: body.errors }).toEqual({ status: 400, errors: [error] });
      expect((await w.call("read-configuration", { app })).body).toEqual(before);
      expect(JSON.stringify(await rowsOf(w, "configuration", app))).not.toContain("polluted");
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );
});

describe("PP-4.configuration: an object", () => {
  it.each(objects)("stands at %j, and nothing else in its place", async (path) => {
    const error = { field: path || "(body)", problem: "must be of type object" };
    const documents = [7, "x", [], null].map((value) => put(path, value));
    await expectRefused(...documents.map((document) => ({ document, error })));
  });
});

describe("PP-4.configuration: a list", () => {
  it.each(lists)("of 50 stands at %j, and not one of 51", async (path) => {
    const items = (count: number) => Array.from({ length: count }, () => at(whole, `${path}.0`));
    expect(await replace(w, app, placed(whole, path, items(50)))).toMatchObject({ status: 200 });
    const bound = { field: path, problem: "must be at most 50 items", bound: 50 };
    await expectRefused(
      { document: placed(whole, path, items(51)), error: bound },
      { document: put(path, {}), error: { field: path, problem: "must be of type array" } },
    );
  });
});

describe("PP-4.configuration: a field", () => {
  it.each(someOf(required, 3))("at %s cannot be left out", async (path) => {
    const error = { field: path, problem: expect.stringMatching(/^must be (of type|one of) /) };
    await expectRefused({ document: placed(whole, path, undefined), error });
  });

  it.each(someOf(optional, 3, 1))(
    "at %s can be left out, if nothing else needs it",
    async (path) => {
      const document = placed(whole, path, undefined);
      const needed = ["callback.url", "consent"].includes(path);
      const { status } = await replace(w, app, document);
      expect(status).toBe(needed ? { "callback.url": 400, consent: 403 }[path] : 200);
    },
  );
});
