import { describe, expect, it } from "vitest";
import { isToldNow } from "../../functions/domain/told-again.ts";
import { day } from "../support/verbs.ts";

const minute = 60_000;

describe("what goes on for long", () => {
  it.each([0, 1, 40])(
    "is told of at the same time of day %i days later, for two sweeps",
    (days) => {
      const since = 7 * 60 * minute;
      const at = since + days * day;
      expect(isToldNow(since, at)).toBe(true);
      expect(isToldNow(since, at + 30 * minute - 1)).toBe(true);
      expect(isToldNow(since, at + 30 * minute)).toBe(false);
      expect(isToldNow(since, at - 1)).toBe(false);
    },
  );
});
