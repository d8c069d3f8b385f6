import { describe, expect, it } from "vitest";
import { isStorable } from "../../functions/domain/storable.ts";

describe("DA-2.messages: a JSON value", () => {
  it.each([0, -0, 1, -1, 0.1, 1e-100, Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER])(
    "can be stored with the number %d",
    (number) => {
      expect(isStorable(number)).toBe(true);
      expect(isStorable({ a: [{ b: number }] })).toBe(true);
    },
  );

  it.each([2 ** 53, -(2 ** 53), 1e300, 1e-101, -1e-200, Number.POSITIVE_INFINITY, Number.NaN])(
    "cannot be stored with the number %d",
    (number) => {
      expect(isStorable(number)).toBe(false);
      expect(isStorable({ a: [{ b: number }] })).toBe(false);
      expect(isStorable({ a: 1, b: number, c: [1, number] })).toBe(false);
    },
  );

  it("can be stored whatever else is in it", () => {
    expect(isStorable({ a: null, b: "1e300", c: true, d: [], e: {} })).toBe(true);
  });
});
