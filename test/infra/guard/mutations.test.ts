/** One change to the template that is deployed, and the clause that the guard says it breaks; or none. */
import { describe, expect, it } from "vitest";
import { someOf } from "../../support/some-of.ts";
import { brokenStores } from "./broken-stores.ts";
import { brokenWays } from "./broken-ways.ts";
import { foundAfter } from "./change.ts";
import { harmless } from "./harmless.ts";

describe("the guard", () => {
  it("finds nothing in the template that is deployed", () => {
    expect(foundAfter()).toEqual([]);
  });

  it.each(someOf([...brokenStores, ...brokenWays], 3))(
    "%s is broken when %s",
    (clause, _, change) => {
      expect(foundAfter(change).map((one) => one.clause)).toContain(clause);
    },
  );

  it.each(harmless)("lets pass %s", (_, changes) => {
    expect(foundAfter(...[changes].flat())).toEqual([]);
  });
});
