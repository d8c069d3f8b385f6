import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spreadMinutes, squeeze } from "../../../local/replay/clock.ts";

describe("the times of a log", () => {
  it("spreads the lines of one minute over it", () => {
    expect(spreadMinutes([10, 10, 11])).toEqual([600_000, 630_000, 660_000]);
  });

  it("gives a line without a time that of the line before", () => {
    expect(spreadMinutes([10, undefined, 11])).toEqual([600_000, 630_000, 660_000]);
  });

  it("goes on after midnight", () => {
    const [before, after] = spreadMinutes([23 * 60 + 59, 1]);
    expect((after ?? 0) - (before ?? 0)).toBe(120_000);
  });

  it("fits into the window, the earliest at its start and the latest at its end", () => {
    expect(squeeze([0, 500, 1000], { from: 100, to: 200 })).toEqual([100, 150, 200]);
  });

  it("never leaves the window and never changes the order", () => {
    const minutes = fc.array(fc.option(fc.nat(1439), { nil: undefined }), { minLength: 1 });
    fc.assert(
      fc.property(minutes, (given) => {
        const times = squeeze(spreadMinutes(given), { from: 1000, to: 2000 });
        const sorted = times.toSorted((a, b) => a - b);
        expect(times).toEqual(sorted);
        expect(sorted[0]).toBeGreaterThanOrEqual(1000);
        expect(sorted.at(-1)).toBeLessThanOrEqual(2000);
      }),
    );
  });
});
