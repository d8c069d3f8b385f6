import { describe, expect, it } from "vitest";
import { type CategoryName, categories } from "../../functions/policy/categories.ts";
import { clauses } from "../../functions/policy/clauses.ts";
import { staysBeside } from "../../functions/policy/stays.ts";

const names = Object.keys(categories) as CategoryName[];

describe("DA-5.request: what a request leaves where it is", () => {
  it("is every category that it is not about, and none that it is", () => {
    for (const asked of names) {
      const titles = staysBeside([asked], false).map(({ what }) => what);
      const stay = names.filter((name) => name !== asked).map((name) => categories[name].title);
      expect(titles.slice(0, stay.length)).toEqual(stay);
      expect(titles).not.toContain(categories[asked].title);
    }
  });

  it("says of each by which clause, until when and why, and names nothing twice", () => {
    const stays = staysBeside(["messages"], true);
    for (const { clause, until, reason } of stays) {
      expect(Object.keys(clauses)).toContain(clause);
      expect([until, reason]).not.toContain("");
    }
    const titles = stays.map(({ what }) => what);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it("is of a person also what others wrote", () => {
    const count = (ofOne: boolean) => staysBeside(["messages"], ofOne).length;
    expect(count(true)).toBe(count(false) + 1);
  });
});
