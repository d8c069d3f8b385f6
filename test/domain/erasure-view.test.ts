import { expect, test } from "vitest";
import { erasureView } from "../../functions/domain/erasure-view.ts";

const start = Date.UTC(2030, 0, 1);
const counted = {
  ...{ found: 1_000, erased: 900, partitions: 10 },
  ...{ startedAt: start, updatedAt: start + 9_000 },
};

test("rate, rest and end follow from what has been done so far", () => {
  const left = { entries: 20, orMore: false };
  expect(erasureView(counted, left, start + 10_000)).toEqual({
    startedAt: "2030-01-01T00:00:00.000Z",
    updatedAt: "2030-01-01T00:00:09.000Z",
    found: 1_000,
    erased: 900,
    remaining: { partitions: 20, orMore: false, records: 2_000 },
    recordsPerSecond: 100,
    estimatedEnd: "2030-01-01T00:00:30.000Z",
  });
});

test("nothing is estimated before anything is known", () => {
  const none = { ...counted, found: 0, erased: 0, partitions: 0 };
  const view = erasureView(none, { entries: 20, orMore: true }, start);
  expect(view.remaining).toStrictEqual({ partitions: 20, orMore: true });
  expect(view).not.toHaveProperty("recordsPerSecond");
  expect(view).not.toHaveProperty("estimatedEnd");
});

test("without a rate there is no end", () => {
  const view = erasureView({ ...counted, erased: 0 }, { entries: 1, orMore: false }, start);
  expect(view).not.toHaveProperty("estimatedEnd");
  expect(view.remaining.records).toBe(100);
});
