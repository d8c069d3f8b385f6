import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { isWithin } from "../../functions/domain/depth.ts";
import { parse } from "../../functions/domain/parse.ts";
import { Problem } from "../../functions/domain/problem.ts";

const errorsOf = (schema: z.ZodMiniType, value: unknown) => {
  try {
    parse(schema, value);
  } catch (error) {
    if (error instanceof Problem) return error.errors;
  }
  throw new Error("It was accepted");
};

const secret = "what-was-given";

describe("what is wrong with an input", () => {
  it.each([
    ["too long", z.string().check(z.maxLength(3)), secret, "must be at most 3 characters", 3],
    ["too short", z.string().check(z.minLength(30)), secret, "must be at least 30 characters", 30],
    ["too many", z.array(z.any()).check(z.maxLength(1)), [1, 2], "must be at most 1 items", 1],
    ["too great", z.int().check(z.maximum(7)), 8, "must be at most 7", 7],
    ["too small", z.int().check(z.minimum(7)), 6, "must be at least 7", 7],
  ])("is said with its bound: %s", (_what, schema, value, problem, bound) => {
    expect(errorsOf(schema, value)).toEqual([{ field: "(body)", problem, bound }]);
  });

  it.each([
    ["another type", z.int(), secret, "must be of type number"],
    ["none of the choices", z.enum(["a", "b"]), secret, "must be one of a, b"],
    ["no URL", z.url(), secret, "must be a valid url"],
    ["no match", z.string().check(z.regex(/^[A-Z]{2}$/)), secret, "must match /^[A-Z]{2}$/"],
    [
      "no match in words",
      z.string().check(z.regex(/^[A-Z]{2}$/, "must be DE")),
      secret,
      "must be DE",
    ],
    ["of no kind", z.union([z.int(), z.null()]), secret, "is not as it must be"],
    ["against a rule", z.string().check(z.refine(() => false, "needs more")), secret, "needs more"],
  ])("is said without the value: %s", (_what, schema, value, problem) => {
    expect(errorsOf(schema, value)).toEqual([{ field: "(body)", problem }]);
  });

  it("is said of each field by its path, down through lists", () => {
    const schema = z.strictObject({ list: z.array(z.strictObject({ n: z.int() })) });
    expect(errorsOf(schema, { list: [{ n: 1 }, { n: "x", more: 1 }], other: 1 })).toEqual([
      { field: "list.1.n", problem: "must be of type number" },
      { field: "list.1.more", problem: "is not a field we know" },
      { field: "other", problem: "is not a field we know" },
    ]);
  });

  it("says no more of a name the caller made up than tells it apart", () => {
    const long = "k".repeat(1_000);
    const [unknown] = errorsOf(z.strictObject({}), { [long]: 1 });
    const [key] = errorsOf(z.record(z.string().check(z.maxLength(5)), z.int()), { [long]: 1 });
    expect([unknown?.field, key?.field]).toEqual([long.slice(0, 64), long.slice(0, 64)]);
  });

  it("is nothing of what is right: that is given back", () => {
    expect(parse(z.strictObject({ n: z.int() }), { n: 1 })).toEqual({ n: 1 });
  });
});

describe("how deep a document is nested", () => {
  const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

  it("is counted in objects and lists alike, to the level exactly", () => {
    expect(isWithin(nested(3), 3)).toBe(true);
    expect(isWithin(nested(4), 3)).toBe(false);
    expect(isWithin({ a: 1, b: { c: [] } }, 3)).toBe(true);
    expect(isWithin({ a: 1, b: { c: [] } }, 2)).toBe(false);
    expect([null, "x", 1, true].map((value) => isWithin(value, 0))).not.toContain(false);
  });

  it("is found out without following it all the way down", () => {
    const deep: unknown = JSON.parse("[".repeat(200_000) + "]".repeat(200_000));
    expect(isWithin(deep, 30)).toBe(false);
  });
});
