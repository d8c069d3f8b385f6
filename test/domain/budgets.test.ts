import { describe, expect, it } from "vitest";
import { exceeded, tooManyUploads, windowAt, windowEnd } from "../../functions/domain/budgets.ts";
import { dearRoutes, openAtOnce, rateOf, rates } from "../../functions/policy/budgets.ts";
import { milliseconds } from "../../functions/policy/duration.ts";
import { operational } from "../../functions/policy/periods.ts";
import { routeScopes } from "../../functions/policy/rights.ts";

const length = milliseconds(operational.rateWindow);

describe("the window in which an app's calls are counted", () => {
  it.each([0, 1, length - 1])(
    "is the same %i ms after it began, and ends when the next begins",
    (ms) => {
      expect(windowAt(7 * length + ms)).toBe(7);
      expect(windowEnd(7 * length + ms)).toBe(8 * length);
    },
  );
});

describe("a call that is one too many", () => {
  it.each([
    [length, length / 1_000],
    [1_001, 2],
    [1_000, 1],
    [1, 1],
    [0, 1],
  ])(
    "%i ms before the next window is told to wait for %i seconds, never for none",
    (ms, seconds) => {
      const { retryAfter, detail, errors } = exceeded("previews", 10 * length, 10 * length - ms);
      expect(retryAfter).toBe(seconds);
      expect(detail).toContain(String(seconds));
      expect(errors[0]?.bound).toBe(rates.previews);
    },
  );
});

describe("what an app may use", () => {
  it("is counted on routes that there are, and on no other", () => {
    for (const [key, rate] of Object.entries(dearRoutes)) {
      expect(Object.keys(routeScopes)).toContain(key);
      expect(rateOf(key)).toBe(rate);
    }
    expect(rateOf("GET /v1/apps")).toBeUndefined();
  });

  it("is told with both bounds of uploads, of which either may be the one", () => {
    expect(tooManyUploads().errors.map(({ bound }) => bound)).toEqual([
      openAtOnce.uploads,
      openAtOnce.uploadBytes,
    ]);
  });
});
