import { describe, expect, it } from "vitest";
import { idOf, ownConversation, ownPerson, personOf } from "../../functions/domain/source-ids.ts";
import { limits } from "../../functions/policy/limits.ts";

describe("DA-5.request: what other systems call people and conversations", () => {
  it.each([
    ["anna", "anna"],
    [".", "%2E"],
    ["..", "%2E%2E"],
    ["...", "..."],
    ["a.b", "a.b"],
    ["a/b?", "a%2Fb%3F"],
    ["a%2Fb", "a%252Fb"],
    ["100%", "100%"],
    ["\u0007", "%07"],
    ["e\u0301", "\u00e9"],
  ])("is as it is wherever a path can hold it, and escaped elsewhere: %j", (name, id) => {
    expect(personOf(name)).toBe(id);
    expect(idOf(name)).toBe(id);
  });

  it("is a digest where it is longer than an id may be, or an escape in it reads as another letter", () => {
    const [most, more] = [limits.idLength, limits.idLength + 1].map((long) => "x".repeat(long));
    expect(personOf(String(most))).toBe(most);
    expect(personOf(String(more))).toMatch(/^%sha256-[\w-]{43}$/);
    // The F of the escape and the dot above it would be one letter.
    expect(personOf("/\u0307")).toMatch(/^%sha256-[\w-]{43}$/);
  });

  it("tells parts apart that would read alike together", () => {
    expect(idOf("a", "b")).toBe("a,b");
    expect(idOf("a,b")).toBe("a%2Cb");
  });

  it("may be used as it is in requests and holds, and an id of ours stays what it is", () => {
    expect([ownPerson("@a/b:c"), ownConversation("a,b/c")]).toEqual(["@a%2Fb:c", "a%2Cb%2Fc"]);
    for (const own of ["a,b", "a%2Fb", ".", "x".repeat(limits.idLength + 1)]) {
      expect([ownPerson(own), ownConversation(own)]).toEqual([own, own]);
    }
  });
});
