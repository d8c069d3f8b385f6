import { describe, expect, test } from "vitest";
import { horizonOf, stepFor, stretches } from "../../console/holdings/timeline.ts";

const now = Date.parse("2026-01-05T13:00:00Z");
const goes = (day: string, records: number) => ({ day, records, bytes: records });
const shown = (bars: ReturnType<typeof stretches>) =>
  bars
    .filter(({ records }) => records > 0)
    .map(({ from, to, records }) => [
      new Date(from).toISOString().slice(0, 10),
      new Date(to).toISOString().slice(0, 10),
      records,
    ]);

describe("the days ahead", () => {
  test("are at least a week, and reach to the day on which the last record goes", () => {
    expect(horizonOf([{ goes: [] }], now)).toBe(7);
    expect(
      horizonOf([{ goes: [goes("2026-01-05", 1)] }, { goes: [goes("2026-01-31", 1)] }], now),
    ).toBe(27);
  });

  test("show each record on the day on which it goes, today and the last day included", () => {
    const bars = stretches([goes("2026-01-05", 1), goes("2026-01-31", 2)], now, 27);
    expect(bars).toHaveLength(27);
    expect(shown(bars)).toEqual([
      ["2026-01-05", "2026-01-05", 1],
      ["2026-01-31", "2026-01-31", 2],
    ]);
  });

  test("count what should have gone before as today's", () => {
    expect(shown(stretches([goes("2026-01-02", 4)], now, 7))).toEqual([
      ["2026-01-05", "2026-01-05", 4],
    ]);
  });

  test("become weeks, months, quarters and years when there are too many of them", () => {
    expect([7, 62, 63, 434, 435, 1_736, 1_737, 5_642, 5_643, 40_000].map(stepFor)).toEqual([
      1, 1, 7, 7, 28, 28, 91, 91, 364, 364,
    ]);
  });

  test("lose no record by being joined", () => {
    const days = Array.from({ length: 100 }, (_, index) =>
      goes(new Date(now + index * 86_400_000).toISOString().slice(0, 10), index),
    );
    const bars = stretches(days, now, 100);
    expect(bars).toHaveLength(15);
    expect(bars.reduce((sum, { records }) => sum + records, 0)).toBe(4_950);
    expect(bars[1]).toMatchObject({ records: 7 + 8 + 9 + 10 + 11 + 12 + 13 });
  });
});
