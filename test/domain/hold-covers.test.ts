import { describe, expect, it } from "vitest";
import { holdTally, withCovers } from "../../functions/domain/hold-covers.ts";
import { type Hold, holdView } from "../../functions/domain/holds.ts";

const lookedAt = Date.UTC(2030, 0, 15);
const hold = (id: string): Hold => ({
  ...{ id, scope: { kind: "app" }, state: "active", categories: ["messages"], authority: "Court" },
  ...{ reference: "1", reviewAt: lookedAt + 1, placedAt: lookedAt, placedBy: "counsel" },
});

describe("DA-5.law: how much a hold covers", () => {
  it("is counted for each hold and category, from message to message of a look", () => {
    const first = holdTally();
    first.add(hold("1"), "messages", 2);
    first.add(hold("1"), "messages", 3);
    first.add(hold("2"), "messages", 0);
    const second = holdTally(first.covered());
    second.add(hold("1"), "messages", 4);
    second.add(hold("1"), "userInformation", 1);
    expect(second.covered()).toEqual({
      "1": { messages: 9, userInformation: 1 },
      "2": { messages: 0 },
    });
  });

  it("is said of the holds that a look has found, with its instant, and of no other one", () => {
    const covered = { "1": { messages: 9 } };
    const found = withCovers(hold("1"), covered, lookedAt);
    expect(found).toEqual({ ...hold("1"), covers: { lookedAt, records: { messages: 9 } } });
    expect(withCovers(hold("2"), covered, lookedAt)).toEqual(hold("2"));
    expect(holdView(found).covers).toEqual({
      lookedAt: "2030-01-15T00:00:00.000Z",
      records: { messages: 9 },
    });
    expect(holdView(hold("2"))).not.toHaveProperty("covers");
  });
});
