import { expect, it } from "vitest";
import { limits } from "../../../functions/policy/limits.ts";
import { batches } from "../../../local/replay/sender.ts";

it("sends no more records at once than the service takes", () => {
  const all = Array.from({ length: limits.batch * 2 + 1 }, (_, index) => index);
  expect(batches(all).map(({ length }) => length)).toEqual([limits.batch, limits.batch, 1]);
  expect(batches(all).flat()).toEqual(all);
});

it("sends no more bytes at once than the service takes", () => {
  const all = Array.from({ length: limits.batch }, () => "x".repeat(limits.textLength));
  const sizes = batches(all).map((batch) => Buffer.byteLength(JSON.stringify(batch)));
  expect(sizes.length).toBeGreaterThan(1);
  expect(Math.max(...sizes)).toBeLessThan(limits.bodyBytes);
});

it("has no batch for nothing", () => {
  expect(batches([])).toEqual([]);
});
