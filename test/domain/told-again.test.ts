import { describe, expect, it } from "vitest";
import { isToldNow } from "../../functions/domain/told-again.ts";
import { day } from "../support/verbs.ts";

const minute = 60_000;

describe("what goes on for long", () => {
  it.each([0, 1, 40])(
    "is told of at the same time of day %i days later, for two sweeps",
    (days) => {
      const at = days * day;
      expect(isToldNow(0, at)).toBe(true);
      expect(isToldNow(0, at + 30 * minute - 1)).toBe(true);
      expect(isToldNow(0, at + 30 * minute)).toBe(false);
      expect(isToldNow(0, at - 1)).toBe(false);
    },
  );
});
