import { describe, expect, it } from "vitest";
import { checkClocks, clocked, clockOf, takenFrom } from "../../functions/domain/clocks.ts";
import { limits } from "../../functions/policy/limits.ts";

const noon = Date.UTC(2030, 0, 15, 12);
const hour = 3_600_000;

describe("DA-5.period: what a caller's clock says", () => {
  it("is never later than the arrival", () => {
    expect([-1, 0, 1].map((ms) => clockOf(noon + ms, noon))).toEqual([noon - 1, noon, noon]);
    expect(clocked("message", noon + 1, noon)).toBe(noon);
  });

  it("is refused by the name of its field", () => {
    expect(() => clocked("message", noon + hour, noon)).toThrow(
      expect.objectContaining({
        errors: [{ field: "sentAt", problem: "must be at most PT15M ahead" }],
      }),
    );
  });

  it("is told of no more mistakes than an answer may have", () => {
    const said = Array.from({ length: 100 }, (_, at) => [`${at}`, noon + hour] as const);
    expect(() => checkClocks("log", said, noon)).toThrow(
      expect.objectContaining({ errors: expect.objectContaining({ length: limits.mistakes }) }),
    );
  });

  it("of an event counts from as long ago as events may come, of data from when it was", () => {
    expect(takenFrom("billing", noon - 7 * hour, noon)).toBe(noon - 6 * hour);
    expect(takenFrom("message", noon - 7 * hour, noon)).toBe(noon - 7 * hour);
  });
});
