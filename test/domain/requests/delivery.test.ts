import { describe, expect, it } from "vitest";
import { restAfter, verdictOf } from "../../../functions/domain/requests/delivery.ts";

describe("a callback", () => {
  it("is delivered by any success, refused for good by what no repetition changes, else tried again", () => {
    expect([200, 202, 299].map(verdictOf)).toEqual(Array(3).fill("delivered"));
    expect([400, 401, 403, 300, 301, 307, 399].map(verdictOf)).toEqual(Array(7).fill("refused"));
    expect([undefined, 404, 408, 429, 500, 503].map(verdictOf)).toEqual(Array(6).fill("again"));
  });

  it("is tried again later and later, for two and a half hours", () => {
    const rests = Array.from({ length: 14 }, (_, index) => restAfter(index + 1));
    expect(rests.slice(0, 7)).toEqual([30, 60, 120, 240, 480, 900, 900]);
    expect(rests.at(-1)).toBeUndefined();
    const all = rests.reduce<number>((sum, rest = 0) => sum + rest, 0);
    expect(all).toBeGreaterThan(2 * 3_600);
    expect(all).toBeLessThan(3 * 3_600);
  });
});
