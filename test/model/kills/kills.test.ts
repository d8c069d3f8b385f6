/** A few deaths, always the same; `npm run model -- --kills 100 --records 100000` is a hundred. */
import { expect, inject, it } from "vitest";
import { purgeWithKills } from "./purge.ts";
import { verdict } from "./verdict.ts";

it("PP-6.configuration: an app whose purge is killed again and again is gone in the end, nothing of another app is, and no work is done twice", async () => {
  const plan = { endpoints: inject("endpoints"), kills: 3, records: 300, seed: 1, aloneMs: 150 };
  const outcome = await purgeWithKills(plan);
  expect(verdict(outcome)).toEqual([]);
  expect(outcome.died).toBe(plan.kills);
}, 120_000);
