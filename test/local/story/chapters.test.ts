import { expect, it } from "vitest";
import { chapters, instantOf } from "../../../local/story/chapters.ts";

const day = 86_400_000;
const minute = 60_000;

it("looks on both sides of 2, 7 and 30 days, in the order of time", () => {
  const instants = chapters.map((chapter) => instantOf(chapter, { first: 0, last: 1000 }));
  expect(instants).toEqual([
    2 * day - 2 * minute,
    2 * day + minute + 1000,
    7 * day - 2 * minute,
    7 * day + minute + 1000,
    30 * day - 2 * minute,
    30 * day + minute + 1000,
  ]);
});
