import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { block } from "./page.ts";
import { coldSeconds, ours } from "./parameters.ts";
import { hugeApp } from "./purges.ts";
import { bindingOf, dollarsOf, type Load } from "./scenario.ts";

const page = fileURLToPath(new URL("../../../docs/scale.md", import.meta.url));
const marked = /(<!-- scale: .*? -->\n)[\s\S]*?(<!-- end of scale -->)/;

it("the page on scale says what the code works out (`-u` writes it)", async () => {
  const text = readFileSync(page, "utf8");
  expect(text).toMatch(marked);
  const current = text.replace(marked, (_, start, end) => `${start}${block()}\n${end}`);
  await expect(current).toMatchFileSnapshot(page);
});

it("a table that was never busy starts at its partitions' writes and doubles every half hour", () => {
  expect(coldSeconds(4_000 * 60, 0)).toBe(60);
  expect(coldSeconds(6_000 * 60, 57)).toBe(60);
  expect(coldSeconds(4_000 * 1_800 + 8_000 * 60, 0)).toBe(1_860);
  expect(coldSeconds(40_000 * 60, 4_000)).toBe(60);
});

it("a load costs the sum of its parts", () => {
  const load: Load = {
    records: 0,
    objects: 0,
    requests: 0,
    writes: 1e6,
    reads: 1e6,
    lists: 1e3,
    queueRequests: 1e6,
    schedules: 1e6,
    workerSeconds: 1e6 / ours.memoryGigabytes,
  };
  expect(dollarsOf(load)).toBeCloseTo(0.625 + 0.125 + 0.005 + 0.4 + 1 + 13.3334, 4);
});

it("work takes as long as the slowest of what holds it up", () => {
  const { limits } = hugeApp();
  expect(bindingOf(hugeApp()).seconds).toBe(Math.max(...limits.map(({ seconds }) => seconds)));
});
