import { describe, expect, it } from "vitest";
import {
  checkClocks,
  clocked,
  clockOf,
  clockProblem,
  takenFrom,
} from "../../functions/domain/clocks.ts";
import { type Clock, type ClockName, clocks } from "../../functions/policy/clocks.ts";
import { after as later } from "../../functions/policy/duration.ts";
import { limits } from "../../functions/policy/limits.ts";
import { lawful } from "../../functions/policy/periods.ts";
import { day } from "../support/verbs.ts";

const noon = Date.UTC(2030, 0, 15, 12);
const hour = 3_600_000;
const clockNames = Object.keys(clocks) as ClockName[];

describe("DA-5.period: what a caller's clock says", () => {
  it("is never later than the arrival", () => {
    expect([-1, 0, 1].map((ms) => clockOf(noon + ms, noon))).toEqual([noon - 1, noon, noon]);
    expect(clocked("message", noon + 1, noon)).toBe(noon);
  });

  it("is refused by the name of its field", () => {
    expect(() => clocked("message", noon + hour, noon)).toThrow(
      expect.objectContaining({
        errors: [{ field: "sentAt", problem: "must be at most PT15M ahead" }],
      }),
    );
  });

  /** Between what is refused and what is taken on each side there is a millisecond. */
  it.each(clockNames)("%s is taken up to its bounds, and refused beyond them", (name) => {
    const { ahead, back, field }: Clock = clocks[name];
    const mistake = (at: number) => clockProblem(name, [[field, at]], noon)?.errors;
    expect(mistake(noon)).toBeUndefined();
    expect(mistake(later(noon, ahead))).toBeUndefined();
    const early = [{ field, problem: `must be at most ${ahead} ahead` }];
    expect(mistake(later(noon, ahead) + 1)).toEqual(early);
    if (back.kind !== "refused") return expect(mistake(0)).toBeUndefined();
    const oldest = noon - (later(noon, back.period) - noon);
    const [first, last] = [oldest - 4 * day, oldest + 4 * day];
    const tooOld = [{ field, problem: `must be at most ${back.period} ago` }];
    expect([first, last].map(mistake)).toEqual([tooOld, undefined]);
  });

  it("of a request is taken until what it names is over, to the millisecond", () => {
    const submitted = Date.UTC(2030, 0, 15);
    const over = later(submitted, lawful.longestAnswer);
    const mistake = (now: number) => clockProblem("request", [["submittedAt", submitted]], now);
    expect([over, over + 1].map((now) => mistake(now) !== undefined)).toEqual([false, true]);
  });

  it("is told of no more mistakes than an answer may have", () => {
    const said = Array.from({ length: 100 }, (_, at) => [`${at}`, noon + hour] as const);
    expect(() => checkClocks("log", said, noon)).toThrow(
      expect.objectContaining({ errors: expect.objectContaining({ length: limits.mistakes }) }),
    );
  });

  it("of an event counts from as long ago as events may come, of data from when it was", () => {
    expect(takenFrom("billing", noon - 7 * hour, noon)).toBe(noon - 6 * hour);
    expect(takenFrom("message", noon - 7 * hour, noon)).toBe(noon - 7 * hour);
  });
});
