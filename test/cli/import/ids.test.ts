import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { id } from "../../../functions/domain/fields.ts";
import { idOf, personOf } from "../../../functions/domain/source-ids.ts";

/** Names as people choose them, of the characters that ids are made with, and long ones. */
const name = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom("a", "-", ",", "%", "2", "C", "/", "?"),
    minLength: 1,
    maxLength: 6,
  }),
);
const names = fc.array(name, { minLength: 1, maxLength: 3 });
/** Two forms of one text are one name. */
const same = (parts: readonly string[]) =>
  JSON.stringify(parts.map((part) => part.normalize("NFC")));
const isId = (value: string) => id().safeParse(value).success;

describe("an id that is made of an export's names", () => {
  it("is one that the API takes, the same each time, and another for other names", () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        expect(isId(idOf(...one))).toBe(true);
        expect(idOf(...one) === idOf(...other)).toBe(same(one) === same(other));
      }),
    );
  });

  it("keeps two people two, and is their own id wherever the API takes it", () => {
    fc.assert(
      fc.property(name, name, (one, other) => {
        expect(isId(personOf(one))).toBe(true);
        expect(personOf(one) === personOf(other)).toBe(same([one]) === same([other]));
        if (isId(one) && !/%(?:[0-9a-f]{2}|sha256-)/i.test(one)) expect(personOf(one)).toBe(one);
      }),
    );
  });

  it.each([
    ["Jos\u00e9", "Jose\u0301"],
    ["\u212b", "\u00c5"],
  ])("is one for both forms of a name, and as the API takes it: %j, %j", (one, other) => {
    expect(personOf(other)).toBe(personOf(one));
    expect(idOf("room", other)).toBe(idOf("room", one));
  });

  it.each([".", "..", "\ufffd", "/\u0307"])("of %j is one that a path can hold", (one) => {
    expect([personOf(one), idOf(one), idOf("a", one)].map(isId)).toEqual([true, true, true]);
  });

  it.each([
    [
      ["direct", "a-b", "c"],
      ["direct", "a", "b-c"],
    ],
    [
      ["channel", "acme", "town-hall"],
      ["channel", "acme-town", "hall"],
    ],
    [
      ["direct", "a,b"],
      ["direct", "a", "b"],
    ],
    [["a%2Cb"], ["a,b"]],
    [
      ["x".repeat(200), "y"],
      ["x".repeat(200), "z"],
    ],
  ])("tells %j from %j", (one, other) => {
    expect(idOf(...one)).not.toBe(idOf(...other));
  });
});
