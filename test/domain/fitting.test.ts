import { describe, expect, it } from "vitest";
import { howManyFit } from "../../functions/domain/fitting.ts";

describe("as much as an answer carries", () => {
  it("is counted as Lambda counts it, JSON within JSON", () => {
    expect(howManyFit(["aa", "aa", "aa"], 24)).toBe(3);
    expect(howManyFit(["aa", "aa", "aa"], 23)).toBe(2);
    expect(howManyFit(['""', '""'], 28)).toBe(2);
    expect(howManyFit(['""', '""'], 27)).toBe(1);
    expect(howManyFit(["你", "你"], 18)).toBe(2);
    expect(howManyFit(["你", "你"], 17)).toBe(1);
  });

  it("is one at least: what does not fit alone would never come", () => {
    expect(howManyFit(["a long one", "another"], 1)).toBe(1);
    expect(howManyFit([], 1)).toBe(0);
    expect(howManyFit([undefined, "a"], 100)).toBe(2);
  });
});
