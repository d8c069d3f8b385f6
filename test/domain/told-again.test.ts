import { describe, expect, it } from "vitest";
import { isTelling, isToldNow } from "../../functions/domain/told-again.ts";
import { milliseconds } from "../../functions/policy/duration.ts";
import { operational } from "../../functions/policy/periods.ts";
import { day } from "../support/verbs.ts";

const hour = 3_600_000;
const round = milliseconds(operational.tellAgain);

describe("what goes on for long", () => {
  it.each([0, 1, 40])("is told of in the same round %i days later, for an hour", (days) => {
    const at = days * day;
    expect(isToldNow(0, at)).toBe(true);
    expect(isToldNow(0, at + hour - 1)).toBe(true);
    expect(isToldNow(0, at + hour)).toBe(false);
    expect(isToldNow(0, at - 1)).toBe(false);
  });

  it("is told of first in the next round, and not in one that has begun: the alarm may be ringing by then", () => {
    for (const since of [1, hour / 2, hour, round - 1]) {
      expect(isToldNow(since, since)).toBe(false);
      expect(isToldNow(since, round)).toBe(true);
      expect(isToldNow(since, 2 * round)).toBe(false);
    }
    expect(isToldNow(round, round)).toBe(true);
  });

  it("is not told of outside of the time that is for it", () => {
    expect(isTelling(round - 1)).toBe(false);
    expect(isTelling(round)).toBe(true);
    expect(isTelling(round + hour)).toBe(false);
  });
});
