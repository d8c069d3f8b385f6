import { beforeAll, describe, expect, test } from "vitest";
import { register, registration } from "../../support/registration.ts";
import { change, givenApp, rowsOf } from "../../support/verbs.ts";
import { type World, world } from "../../support/world.ts";

let w: World;
beforeAll(async () => {
  w = await world();
});

const cases = [
  [{ default: 0, FR: 0 }, undefined],
  [{ default: 150, DE: 150 }, undefined],
  [{ default: -1 }, { field: "default", problem: "must be at least 0", bound: 0 }],
  [{ default: 151 }, { field: "default", problem: "must be at most 150", bound: 150 }],
  [
    { default: 13, DE: -1 },
    { field: "DE", problem: "must be at least 0", bound: 0 },
  ],
  [
    { default: 13, DE: 151 },
    { field: "DE", problem: "must be at most 150", bound: 150 },
  ],
  [
    { default: 13, DE: 15.5 },
    { field: "DE", problem: "must be of type int" },
  ],
  [
    { default: 13, DE: "16" },
    { field: "DE", problem: "must be of type number" },
  ],
  [
    { default: 13, Germany: 16 },
    { field: "Germany", problem: "is not a field we know" },
  ],
  [
    { default: 13, de: 16 },
    { field: "de", problem: "is not a field we know" },
  ],
  [
    { default: 13, constructor: 16 },
    { field: "constructor", problem: "is not a field we know" },
  ],
  [{ DE: 16 }, { field: "default", problem: "must be of type number" }],
] as const;

const errorsFor = (error: { readonly field: string } | undefined) =>
  error && [{ ...error, field: `minimumAges.${error.field}` }];

describe("DA-6.age: the minimum ages of an app", () => {
  test.each(cases)("are stated when it registers: %j", async (minimumAges, error) => {
    const appId = `ages-${cases.findIndex(([ages]) => ages === minimumAges)}`;
    const { status, body } = await register(w, registration(appId, { minimumAges }));
    expect(status).toBe(error === undefined ? 201 : 400);
    expect(body.errors).toEqual(errorsFor(error));
    expect(await rowsOf(w, "apps", appId)).toHaveLength(error === undefined ? 1 : 0);
  });

  test.each(cases)("may change, within the same bounds: %j", async (minimumAges, error) => {
    const app = await givenApp(w);
    const before = await rowsOf(w, "configuration", app);
    const nothing = { default: null, DE: null };
    const { status, body } = await change(w, app, { minimumAges: { ...nothing, ...minimumAges } });
    expect(status).toBe(error === undefined ? 200 : 400);
    expect(body.errors).toEqual(errorsFor(error));
    if (error === undefined) expect(body.minimumAges).toEqual(minimumAges);
    else expect(await rowsOf(w, "configuration", app)).toEqual(before);
  });

  test("are stated: without them no app is registered", async () => {
    const { status, body } = await register(w, registration("ageless", { minimumAges: undefined }));
    expect(status).toBe(400);
    expect(body.errors).toEqual([{ field: "minimumAges", problem: "must be of type object" }]);
    expect(await rowsOf(w, "apps", "ageless")).toEqual([]);
  });
});
