import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ageAt, isBirthday } from "../../functions/domain/birthday.ts";

describe("DA-6.age: a birthday", () => {
  it.each([0, "0", "", 20_000_229, "20000229", 19_000_101, 99_991_231, 10_000_101])(
    "may be %j",
    (value) => {
      expect(isBirthday(value)).toBe(true);
    },
  );

  it.each([
    1,
    2000,
    20_000_230,
    20_010_229,
    19_000_229,
    20_000_431,
    20_001_301,
    20_000_001,
    20_000_100,
    9_991_231,
    100_000_101,
    -20_000_101,
    20_000_101.5,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    "2000-01-01",
    "birthday",
  ])("is not %j", (value) => {
    expect(isBirthday(value)).toBe(false);
  });
});

const day = 86_400_000;
const digits = (instant: number) =>
  Number(new Date(instant).toISOString().slice(0, 10).replaceAll("-", ""));

describe("DA-6.age: the age", () => {
  it.each([
    [20_100_615, "2030-06-14T23:59:59.999Z", 19],
    [20_100_615, "2030-06-15T00:00:00.000Z", 20],
    [20_100_615, "2030-06-16T12:00:00.000Z", 20],
    [20_120_229, "2029-02-28T23:59:59.999Z", 16],
    [20_120_229, "2029-03-01T00:00:00.000Z", 17],
    [20_120_229, "2032-02-29T00:00:00.000Z", 20],
    [20_091_231, "2030-12-30T00:00:00.000Z", 20],
    [20_091_231, "2030-12-31T00:00:00.000Z", 21],
    [20_300_116, "2030-01-15T12:00:00.000Z", -1],
    [20_300_115, "2030-01-15T12:00:00.000Z", 0],
  ])("of someone born on %d is, at %s, %d", (birthday, at, age) => {
    expect(ageAt(birthday, Date.parse(at))).toBe(age);
  });

  it("grows by one on the birthday of every later year, and on no other day", () => {
    const some = { min: Date.UTC(1950, 0, 1), max: Date.UTC(2010, 0, 1) };
    fc.assert(
      fc.property(fc.integer(some), fc.integer({ min: 0, max: 40_000 }), (born, days) => {
        const birthday = digits(born);
        const today = born + days * day;
        const grew = ageAt(birthday, today + day) - ageAt(birthday, today);
        const [before, after] = [digits(today) % 10_000, digits(today + day) % 10_000];
        const turned = birthday % 10_000;
        const passed =
          before < after ? before < turned && turned <= after : before < turned || turned <= after;
        expect(grew).toBe(passed ? 1 : 0);
      }),
    );
  });
});
