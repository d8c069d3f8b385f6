import { describe, expect, it } from "vitest";
import { chainIn, firstOf, isAtWork, turnAfter } from "../../functions/domain/turn.ts";
import { milliseconds } from "../../functions/policy/duration.ts";
import { operational } from "../../functions/policy/periods.ts";

const first = firstOf("a-chain-of-some-length");
const second = turnAfter(first);
const lease = milliseconds(operational.lease);
const again = milliseconds(operational.sentAgain);

describe("a turn", () => {
  it("is of one chain with the one that follows, and before it in order, however many there are", () => {
    let turn = first;
    expect(chainIn(first)).toBe("a-chain-of-some-length.");
    for (let step = 0; step < 1_000; step++) {
      const next = turnAfter(turn);
      expect(chainIn(next)).toBe(chainIn(first));
      expect(next > turn).toBe(true);
      turn = next;
    }
    expect(chainIn(firstOf("another"))).not.toBe(chainIn(first));
  });

  it("is of somebody at work while it is leased, or sent word to for so long", () => {
    const sent = { turn: first, leased: lease };
    const taken = { ...sent, taken: "message" };
    expect([0, again - 1, again, lease - 1].map((now) => isAtWork(sent, now))).toEqual([
      ...[true, true, false, false],
    ]);
    expect([0, again, lease - 1, lease].map((now) => isAtWork(taken, now))).toEqual([
      ...[true, true, true, false],
    ]);
    expect(isAtWork({ turn: second, leased: lease }, lease - 1)).toBe(true);
    expect(isAtWork({}, 0)).toBe(false);
    expect(isAtWork({ leased: lease }, 0)).toBe(true);
  });
});
