import { describe, expect, test } from "vitest";
import { rowsOf } from "../../console/policy/table-rows.ts";
import { passedOf, stageOf } from "../../console/requests/stage.ts";
import {
  fromNow,
  instantText,
  lengthText,
  periodsIn,
  periodText,
  size,
} from "../../console/words/format.ts";
import { progressText } from "../../console/words/progress.ts";

const [minute, hour, day] = [60_000, 3_600_000, 86_400_000];

describe("a countdown", () => {
  test.each([
    [61 * day + 3 * hour, "61 days"],
    [9 * day + 3 * hour, "9 days 3 hours"],
    [day, "1 day"],
    [day + 59 * minute, "1 day"],
    [2 * hour + 5 * minute, "2 hours 5 minutes"],
    [minute, "1 minute"],
    [minute - 1, "less than a minute"],
    [0, "less than a minute"],
  ])("of %i ms says %s", (ms, text) => {
    expect(lengthText(ms)).toBe(text);
  });

  test("says whether its instant is ahead or past", () => {
    const now = Date.parse("2026-01-01T00:00:00Z");
    expect(fromNow(now + 2 * day, now)).toBe("in 2 days");
    expect(fromNow(now - 2 * day, now)).toBe("2 days ago");
    expect(fromNow(now + minute - 1, now)).toBe("just now");
  });
});

test("DA-5.law: of a request's progress what a hold keeps is not called deleted", () => {
  const store = { holder: "messages", found: 172, deleted: 2, held: 170, refused: 0, remaining: 0 };
  expect(progressText(store)).toBe("2 of 172 deleted, 170 kept by a legal hold");
  expect(progressText({ ...store, found: 4, held: 0, refused: 1, remaining: 1 })).toBe(
    "2 of 4 deleted, 1 refused, 1 still there",
  );
});

describe("what a person reads", () => {
  test("names instants in UTC, as the policy counts", () => {
    expect(instantText("2026-02-28T23:59:00Z")).toBe("28 Feb 2026, 23:59 UTC");
  });

  test("names sizes in their unit", () => {
    expect([0, 999, 1_000, 123_456, 5_500_000].map(size)).toEqual([
      "0 B",
      "999 B",
      "1.0 kB",
      "123 kB",
      "5.5 MB",
    ]);
  });

  test("names periods in words", () => {
    expect(["P2M", "P7D", "P1D", "PT32M30S", "P1DT2H"].map(periodText)).toEqual([
      "2 months",
      "7 days",
      "1 day",
      "32 minutes 30 seconds",
      "1 day 2 hours",
    ]);
  });

  test("names the periods within a text in words, and leaves clauses alone", () => {
    expect(periodsIn("P2M after termination, and PT32M30S (PP-6.log)")).toBe(
      "2 months after termination, and 32 minutes 30 seconds (PP-6.log)",
    );
  });

  test("has the rows of a table in the docs, without its head", () => {
    expect(rowsOf("| a | b |\n| --- | --- |\n| `x` | y, z |")).toEqual([["x", "y, z"]]);
  });
});

describe("a deletion request", () => {
  test("is received, then carried out whatever interrupts it, then ended", () => {
    const states = [
      "pending",
      "in_progress",
      "plan_changed",
      "held",
      "partial",
      "completed",
    ] as const;
    expect(states.map(stageOf)).toEqual([0, 1, 1, 1, 1, 2]);
    expect([stageOf("cancelled"), stageOf("denied")]).toEqual([2, 2]);
  });

  test("has used up its time at its deadline, and never more than all of it", () => {
    const request = { submittedAt: "2026-01-01T00:00:00Z", deadline: "2026-01-31T00:00:00Z" };
    const at = (text: string) => passedOf(request, Date.parse(text));
    expect([at("2025-12-01"), at("2026-01-16"), at("2026-01-31"), at("2026-03-01")]).toEqual([
      0, 0.5, 1, 1,
    ]);
  });
});
