import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isObject, mergePatch } from "../../functions/domain/merge-patch.ts";

/** The table of RFC 7396, appendix A: original, patch, result. */
const table: readonly (readonly [unknown, unknown, unknown])[] = [
  [{ a: "b" }, { a: "c" }, { a: "c" }],
  [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
  [{ a: "b" }, { a: null }, {}],
  [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
  [{ a: ["b"] }, { a: "c" }, { a: "c" }],
  [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
  [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
  [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
  [
    ["a", "b"],
    ["c", "d"],
    ["c", "d"],
  ],
  [{ a: "b" }, ["c"], ["c"]],
  [{ a: "foo" }, null, null],
  [{ a: "foo" }, "bar", "bar"],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: "b", c: null }, { a: "b" }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
];

const json = fc.jsonValue({ maxDepth: 4 });

describe("PP-4.configuration: a merge patch", () => {
  it.each(table)("of %j by %j gives %j, as RFC 7396 has it", (original, patch, result) => {
    expect(mergePatch(original, patch)).toEqual(result);
  });

  it("that is carried out twice gives what it gave the first time", () => {
    fc.assert(
      fc.property(json, json, (original, patch) => {
        const once = mergePatch(original, patch);
        expect(mergePatch(once, patch)).toEqual(once);
      }),
    );
  });

  it("leaves what it does not name, and its input as it was", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom("a", "b", "c"), json), (original) => {
        const before = structuredClone(original);
        expect(mergePatch(original, {})).toEqual(before);
        expect(mergePatch(original, { other: 1 })).toEqual({ ...before, other: 1 });
        expect(original).toEqual(before);
      }),
    );
  });

  it("of a member named __proto__ makes a member of that name, and no prototype", () => {
    const merged = mergePatch({}, JSON.parse('{"__proto__": {"polluted": true}}'));
    expect(Object.keys(merged as object)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it("is an object: neither null nor an array is one", () => {
    expect([{}, [], null, 1, "x"].map(isObject)).toEqual([true, false, false, false, false]);
  });
});
