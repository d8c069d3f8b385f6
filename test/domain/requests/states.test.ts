import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutoffOf } from "../../../functions/domain/requests/parts.ts";
import {
  advance,
  type DeletionRequest,
  dueAgain,
  isUnanswered,
  newRequest,
  untoldChange,
} from "../../../functions/domain/requests/request.ts";
import {
  coreOf,
  type Denial,
  isFinal,
  nextState,
  type RequestEvent,
  states,
} from "../../../functions/domain/requests/states.ts";

const now = Date.UTC(2030, 0, 31, 12);
const asked = {
  appId: "app",
  requestId: "id",
  intake: "plain",
  scope: { kind: "category", category: "messages" },
  fingerprint: "f",
  submittedAt: now,
} as const;
const begun = newRequest(asked, now);

const found = { digest: "e", takenAt: "2030-01-31T12:00:00.000Z", goes: [], held: [] };

const events: fc.Arbitrary<RequestEvent> = fc.oneof(
  fc.record({ kind: fc.constantFrom("start", "part", "complete", "cancel", "expire") }),
  fc.record({ kind: fc.constant("hold" as const), reviewBy: fc.nat() }),
  fc.constant({ kind: "hold" as const }),
  fc.constant({ kind: "answer" as const, digest: "d" }),
  fc.constant({ kind: "change" as const, found }),
  fc.record({
    kind: fc.constant("deny" as const),
    reason: fc.constantFrom<Denial>("no_match", "other"),
  }),
);

/** How far a status is on its way to an end. */
const rank = { pending: 0, in_progress: 1, completed: 2, cancelled: 2 } as const;

/** Every state that a request passes through. */
const lifeUnder = (happened: readonly RequestEvent[]): DeletionRequest[] => {
  const life = [begun];
  for (const [index, event] of happened.entries()) {
    const before = life[index] ?? begun;
    life.push(advance(before, event, now + index) ?? before);
  }
  return life;
};

describe("DA-5.request: the state of a request, under any order of events", () => {
  it("never goes backwards, and never leaves an end", () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 30 }), (happened) => {
        const life = lifeUnder(happened);
        for (const [index, after] of life.slice(1).entries()) {
          const before = life[index] ?? begun;
          expect(rank[coreOf(after.state)]).toBeGreaterThanOrEqual(rank[coreOf(before.state)]);
          if (isFinal(before.state)) expect(after).toBe(before);
        }
      }),
    );
  });

  it("is called off only while nothing has been deleted", () => {
    for (const state of states) {
      const possible = nextState(state, "cancel") !== undefined;
      expect(possible).toBe(["pending", "plan_changed", "cancelled"].includes(state));
    }
  });

  it("is the same after the same event again, and no change of it", () => {
    fc.assert(
      fc.property(fc.array(events, { maxLength: 10 }), events, (happened, event) => {
        const before = lifeUnder(happened).at(-1) ?? begun;
        const once = advance(before, event, now);
        if (once !== undefined) expect(advance(once, event, now + 1)).toBe(once);
      }),
    );
  });

  it("has an end that can be reached from wherever it is", () => {
    for (const state of states.filter((one) => !isFinal(one))) {
      const ways = ["start", "answer", "complete", "deny"] as const;
      expect(ways.some((way) => nextState(state, way) !== undefined)).toBe(true);
    }
    const life = lifeUnder([{ kind: "start" }, { kind: "hold" }, { kind: "complete" }]);
    expect(life.map(({ state }) => state)).toEqual(["pending", "in_progress", "held", "completed"]);
  });

  it("is one of the four that the standard knows, whatever more we say", () => {
    expect(states.map(coreOf)).toEqual([
      ...["pending", "in_progress", "in_progress", "in_progress", "in_progress"],
      ...["completed", "cancelled", "cancelled"],
    ]);
  });
});

describe("DA-5.law: a request that is held", () => {
  it("says what holds it and until when, and a new date is a change", () => {
    const [, , held, later] = lifeUnder([
      { kind: "start" },
      { kind: "hold", reviewBy: 1 },
      { kind: "hold", reviewBy: 2 },
    ]);
    expect(held).toMatchObject({ reason: "legal_obligation", reviewBy: 1, changes: 2 });
    expect(later).toMatchObject({ state: "held", reviewBy: 2, changes: 3 });
  });
});

describe("DA-5.request: a request whose plan has changed", () => {
  const planned = newRequest({ ...asked, plan: { expects: "d" } }, now);
  const changed = advance(planned, { kind: "start" }, now);
  const waiting = changed && advance(changed, { kind: "change", found }, now);

  it("says what was found instead, and is looked at again once a day", () => {
    expect(waiting).toMatchObject({ state: "plan_changed", plan: { expects: "d", found } });
    expect(waiting?.due).toBe(now + 86_400_000);
  });

  it("goes on with what whoever asked agrees to, and can still be called off before that", () => {
    const answered = waiting && advance(waiting, { kind: "answer", digest: "e" }, now);
    expect(answered).toMatchObject({ state: "in_progress", plan: { expects: "e" } });
    expect(answered && advance(answered, { kind: "cancel" }, now)).toBeUndefined();
    expect(waiting && advance(waiting, { kind: "cancel" }, now)?.state).toBe("cancelled");
  });

  it("ends at its deadline if nobody has agreed, with its reason, and is looked at just then", () => {
    const { deadline } = planned;
    const late = waiting && dueAgain(waiting, deadline - 1);
    expect(late?.due).toBe(deadline);
    expect(late && isUnanswered(late, deadline - 1)).toBe(false);
    expect(late && isUnanswered(late, deadline)).toBe(true);
    const ended = late && advance(late, { kind: "expire" }, deadline);
    expect(ended).toMatchObject({ state: "cancelled", reason: "plan_not_agreed" });
    expect(changed && isUnanswered(changed, deadline)).toBe(false);
    expect(changed && advance(changed, { kind: "expire" }, deadline)).toBeUndefined();
  });

  it("has none any more once it was found to be as agreed: what is carried out is no other plan", () => {
    const agreed = changed && { ...changed, plan: { expects: "d", agreed: true } };
    expect(agreed && advance(agreed, { kind: "change", found }, now)).toBeUndefined();
  });

  it("is about what was collected until it came, however late the work begins", () => {
    const later = advance(planned, { kind: "start" }, now + 60_000);
    expect(later && cutoffOf(later)).toBe(now);
  });
});

describe("DA-5.request: a request's clock", () => {
  it("starts when the person asked, and ends a calendar month later, clamped to the month's end", () => {
    expect(begun.deadline).toBe(Date.UTC(2030, 1, 28, 12));
    const earlier = Date.UTC(2027, 11, 31);
    expect(newRequest({ ...asked, submittedAt: earlier }, now)).toMatchObject({
      submittedAt: earlier,
      receivedAt: now,
      deadline: Date.UTC(2028, 0, 31),
    });
  });

  it("is not put forward by a clock that is ahead", () => {
    expect(newRequest({ ...asked, submittedAt: now + 1 }, now).submittedAt).toBe(now);
  });
});

describe("an open request", () => {
  it("is looked at again after a quarter of an hour, then an hour after each change", () => {
    expect(begun.due).toBe(now + 900_000);
    expect(advance(begun, { kind: "start" }, now)?.due).toBe(now + 3_600_000);
    expect(dueAgain(begun, now + 1).due).toBe(now + 3_600_001);
  });

  it("is not looked at any more once it has ended and all who ask to hear of it have", () => {
    expect(advance(begun, { kind: "cancel" }, now)?.due).toBeUndefined();
    const heard = { ...begun, callbacks: { sealed: "", count: 1 } };
    const ended = advance(heard, { kind: "cancel" }, now);
    expect(ended?.due).toBe(now + 3_600_000);
    expect(ended && untoldChange(ended)).toBe(1);
    expect(ended && dueAgain({ ...ended, told: 1 }, now).due).toBeUndefined();
  });
});
