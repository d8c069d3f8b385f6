import { describe, expect, it } from "vitest";
import { profileCopies } from "../../functions/domain/copies.ts";
import {
  areHolding,
  type Hold,
  type HoldScope,
  holdView,
  isFenced,
  isHeld,
  scopesOf,
} from "../../functions/domain/holds.ts";

const placedAt = Date.UTC(2030, 0, 15);
const hold = (scope: HoldScope, state: Hold["state"] = "active"): Hold => ({
  ...{ id: "1", scope, state, categories: ["messages"], authority: "Court", reference: "1" },
  ...{ reviewAt: placedAt + 1, placedAt, placedBy: "counsel" },
});
const inConversation = { group: "c", author: "a" };

describe("DA-5.law: what a hold is about", () => {
  it("all of an app, whoever wrote it and wherever it lies", () => {
    expect(isHeld([{ kind: "app" }], inConversation)).toBe(true);
    expect(isHeld([{ kind: "app" }], { group: "d" })).toBe(true);
  });

  it("a conversation and no other one, even if a person has the same id", () => {
    const scopes: HoldScope[] = [{ kind: "conversation", digest: "c" }];
    expect(isHeld(scopes, inConversation)).toBe(true);
    expect(isHeld(scopes, { group: "d", author: "a" })).toBe(false);
    expect(isHeld(scopes, { group: "d", author: "c" })).toBe(false);
  });

  it("what a person wrote in any conversation, their profile, and nobody else's words", () => {
    const scopes: HoldScope[] = [{ kind: "user", digest: "a" }];
    expect(isHeld(scopes, inConversation)).toBe(true);
    expect(isHeld(scopes, { group: "a" })).toBe(true);
    expect(isHeld(scopes, { group: "c", author: "b" })).toBe(false);
    expect(isHeld(scopes, { group: "c" })).toBe(false);
  });

  it("one of several holds is enough, and without any nothing is held", () => {
    const scopes: HoldScope[] = [
      { kind: "conversation", digest: "d" },
      { kind: "user", digest: "a" },
    ];
    expect(isHeld(scopes, inConversation)).toBe(true);
    expect(isHeld([], inConversation)).toBe(false);
    expect(isHeld(undefined, inConversation)).toBe(false);
  });

  it("never a copy that was made for a person: the original is held", () => {
    expect(isHeld([{ kind: "app" }], { group: profileCopies("a"), author: "a" })).toBe(false);
  });
});

describe("DA-5.law: when a hold keeps anything", () => {
  const app: HoldScope = { kind: "app" };

  it("from the moment it is placed until it is being lifted, and its own categories alone", () => {
    expect(scopesOf([hold(app, "pending")], "messages")).toEqual([app]);
    expect(scopesOf([hold(app, "active")], "messages")).toEqual([app]);
    expect(scopesOf([hold(app, "lifting")], "messages")).toEqual([]);
    expect(scopesOf([hold(app)], "userInformation")).toEqual([]);
  });

  it("an app's own rows are kept while any hold on it is not being lifted", () => {
    expect(areHolding([])).toBe(false);
    expect(areHolding([hold(app, "lifting")])).toBe(false);
    expect(areHolding([hold(app, "lifting"), hold(app, "pending")])).toBe(true);
  });

  it("it may be called active by a look that began once the fence is over, and not a millisecond before", () => {
    expect(isFenced(hold(app), placedAt + 1_000, 1_000)).toBe(true);
    expect(isFenced(hold(app), placedAt + 999, 1_000)).toBe(false);
  });

  it("an operator sees who has agreed to it, and until when somebody else may, if anybody has to", () => {
    const agreed = (agreement: NonNullable<Hold["agreement"]>) =>
      holdView({ ...hold(app), agreement });
    expect(agreed({ by: ["ada"] }).agreement).toStrictEqual({ by: ["ada"] });
    expect(agreed({ by: [], until: placedAt }).agreement).toStrictEqual({
      by: [],
      until: "2030-01-15T00:00:00.000Z",
    });
    expect(holdView(hold(app))).not.toHaveProperty("agreement");
  });

  it("an operator sees it with its instants written out", () => {
    expect(holdView(hold(app))).toMatchObject({
      placedAt: "2030-01-15T00:00:00.000Z",
      reviewAt: "2030-01-15T00:00:00.001Z",
      state: "active",
    });
  });
});
