import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  days,
  after as instantAfter,
  milliseconds,
  ofDays,
  ofDaysInMilliseconds,
  ofMilliseconds,
  seconds,
} from "../../functions/policy/duration.ts";

const day = 86_400_000;

describe("a period without calendar parts", () => {
  it("is as long as its days, which may be no number", () => {
    expect(ofDaysInMilliseconds(1.5)).toBe(36 * 3_600_000);
    expect(ofDaysInMilliseconds(Number.NaN)).toBeNaN();
  });

  it("is written as days, hours, minutes and seconds, and read back as the same length", () => {
    expect(ofMilliseconds(2.5 * day)).toBe("P2DT12H");
    expect(ofMilliseconds(90_500)).toBe("PT1M30.5S");
    fc.assert(
      fc.property(fc.nat({ max: 4_000 * day }), (length) => {
        const whole = length - (length % 1_000);
        expect(milliseconds(ofMilliseconds(whole))).toBe(whole);
      }),
    );
  });

  it("has a fixed length in milliseconds, seconds and days of 24 hours", () => {
    expect(milliseconds("P7D")).toBe(7 * day);
    expect(milliseconds("P2W")).toBe(14 * day);
    expect(milliseconds("PT15M")).toBe(900_000);
    expect(milliseconds("P1DT1H")).toBe(day + 3_600_000);
    expect(seconds("PT15S")).toBe(15);
    expect(days("P3650D")).toBe(3_650);
    expect(days("PT12H")).toBe(0.5);
  });

  it("is not one of months: they have no fixed length", () => {
    for (const length of [milliseconds, seconds, days]) {
      expect(() => length("P2M")).toThrow(RangeError);
      expect(() => length("P1Y")).toThrow(RangeError);
      expect(() => length("two days")).toThrow(RangeError);
    }
  });

  it("is nothing but itself", () => {
    for (const period of ["P7D and more", "in P7D", "P7DT", "P", "7", ""]) {
      expect(() => milliseconds(period), period).toThrow(RangeError);
      expect(() => instantAfter(0, period), period).toThrow(RangeError);
    }
  });

  it("may lead into the past", () => {
    expect(milliseconds("-P1D")).toBe(-day);
    expect(instantAfter(day, "-P1D")).toBe(0);
    expect(new Date(instantAfter(Date.UTC(2030, 2, 31), "-P1M")).toISOString()).toMatch(
      /^2030-02-28T/,
    );
  });

  it("of whole days is written in ISO 8601", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3_650 }), (count) => {
        expect(days(ofDays(count))).toBe(count);
      }),
    );
    expect(ofDays(30)).toBe("P30D");
  });
});

const parts = (instant: number) => {
  const date = new Date(instant);
  return {
    month: date.getUTCFullYear() * 12 + date.getUTCMonth(),
    day: date.getUTCDate(),
    time: ((instant % day) + day) % day,
  };
};

const daysInMonth = (month: number): number =>
  new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();

describe("PP-6.configuration: two calendar months after an instant", () => {
  it.each([
    ["2029-12-31T10:00:00.000Z", "2030-02-28T10:00:00.000Z"],
    ["2027-12-31T10:00:00.000Z", "2028-02-29T10:00:00.000Z"],
    ["2027-12-29T10:00:00.000Z", "2028-02-29T10:00:00.000Z"],
    ["2099-12-29T10:00:00.000Z", "2100-02-28T10:00:00.000Z"],
    ["2030-02-28T23:59:59.999Z", "2030-04-28T23:59:59.999Z"],
    ["2030-08-31T00:00:00.000Z", "2030-10-31T00:00:00.000Z"],
    ["2030-07-31T00:00:00.001Z", "2030-09-30T00:00:00.001Z"],
  ])("%s is %s", (from, to) => {
    expect(new Date(instantAfter(Date.parse(from), "P2M")).toISOString()).toBe(to);
  });

  it("is in the month after the next, at the same time of the same day, or of the month's last if it lacks that day", () => {
    const instant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2200, 0, 1) });
    fc.assert(
      fc.property(instant, (from) => {
        const [before, then] = [parts(from), parts(instantAfter(from, "P2M"))];
        expect(then.month).toBe(before.month + 2);
        expect(then.time).toBe(before.time);
        expect(then.day).toBe(Math.min(before.day, daysInMonth(then.month)));
      }),
    );
  });

  it("is never less than 59 days away and never more than 62, and a later instant's is never on an earlier day", () => {
    const instant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2200, 0, 1) });
    const dayAfter = (from: number) => Math.floor(instantAfter(from, "P2M") / day);
    fc.assert(
      fc.property(instant, fc.nat({ max: 400 * day }), (from, more) => {
        const length = instantAfter(from, "P2M") - from;
        expect(length).toBeGreaterThanOrEqual(59 * day);
        expect(length).toBeLessThanOrEqual(62 * day);
        expect(dayAfter(from + more)).toBeGreaterThanOrEqual(dayAfter(from));
      }),
    );
  });

  it("is the end of February for the last days of December, each at its own time of day", () => {
    const [late, early] = [Date.UTC(2064, 11, 28, 20), Date.UTC(2064, 11, 29, 14)];
    expect(instantAfter(late, "P2M")).toBe(Date.UTC(2065, 1, 28, 20));
    expect(instantAfter(early, "P2M")).toBe(Date.UTC(2065, 1, 28, 14));
  });

  it("counts days of 24 hours too, where a period has them", () => {
    expect(instantAfter(0, "P1D")).toBe(day);
    expect(instantAfter(0, "PT1S")).toBe(1_000);
  });
});
