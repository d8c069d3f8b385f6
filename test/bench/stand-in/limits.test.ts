import { describe, expect, it } from "vitest";
import { limiter, sequence } from "./limits.ts";

const fatesOf = (limits: Parameters<typeof limiter>[0], count: number) => {
  const { fate } = limiter(limits, () => 0);
  return Array.from({ length: count }, fate);
};

describe("fates", () => {
  it("are as frequent as asked for", () => {
    const fates = fatesOf({ failing: 0.05, throttled: 0.01 }, 20_000);
    const shareOf = (kind: string) => fates.filter((one) => one === kind).length / fates.length;
    expect(shareOf("answered")).toBeCloseTo(0.94, 2);
    expect(shareOf("throttled")).toBeCloseTo(0.01, 2);
    for (const kind of ["failed", "dropped", "dropped-after"]) {
      expect(shareOf(kind)).toBeCloseTo(0.05 / 3, 2);
    }
  });

  it("are the same for the same seed, and others for another", () => {
    const of = (seed: number) => fatesOf({ failing: 0.5, seed }, 50);
    expect(of(1)).toEqual(of(1));
    expect(of(1)).not.toEqual(of(2));
  });

  it("come from numbers between 0 and 1", () => {
    const next = sequence(7);
    const drawn = Array.from({ length: 1_000 }, next);
    expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...drawn)).toBeLessThan(1);
  });
});
