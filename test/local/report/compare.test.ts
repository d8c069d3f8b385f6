import { expect, it } from "vitest";
import { compare, expectedOfOwn } from "../../../local/report/compare.ts";

const thing = (key: string, at = 0) => ({ key, at });
const two = { min: 2, max: 2 };
const seen = { app: "a", what: "messages", expected: two, before: [] } as const;

it("holds when what is readable and what is there are as they must be", () => {
  const cell = compare({
    ...seen,
    readable: { count: 2, expected: two },
    now: [thing("1"), thing("2")],
  });
  expect(cell.faults).toEqual([]);
});

it("names what is readable too long and what is there too long", () => {
  const now = [thing("1"), thing("2"), thing("3")];
  const { faults } = compare({ ...seen, readable: { count: 3, expected: two }, now });
  expect(faults).toEqual(["3 readable instead of 2", "3 there instead of 2"]);
});

it("names what went too early", () => {
  const { faults, went } = compare({
    ...seen,
    before: [thing("1"), thing("2")],
    now: [thing("1")],
  });
  expect(faults).toEqual(["1 there instead of 2"]);
  expect(went).toBe(1);
});

it("expects of our own calls those whose period is not over, and whatever came since", () => {
  const period = () => 10;
  const before = [thing("old", 0), thing("young", 8)];
  const now = [thing("young", 8), thing("new", 12)];
  expect(expectedOfOwn(before, now, period, { from: 15, to: 15 })).toEqual({ min: 2, max: 2 });
});

it("does not excuse a call of our own that came late and is over", () => {
  const now = [thing("new but over", 0)];
  const range = expectedOfOwn([], now, () => 10, { from: 15, to: 15 });
  expect(range).toEqual({ min: 0, max: 0 });
});
