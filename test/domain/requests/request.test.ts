import { describe, expect, it } from "vitest";
import {
  advance,
  bundleEnd,
  type DeletionRequest,
  dueAgain,
  isForgotten,
  isUnanswered,
  newRequest,
  typeOf,
  untoldChange,
  warnedAt,
} from "../../../functions/domain/requests/request.ts";
import { after, milliseconds } from "../../../functions/policy/duration.ts";
import { lawful, operational } from "../../../functions/policy/periods.ts";

const now = Date.UTC(2030, 0, 15, 12);
const asked = {
  ...({ appId: "a", requestId: "r", intake: "plain", fingerprint: "f" } as const),
  scope: { kind: "user", digest: "p" } as const,
  submittedAt: now - 1,
};
const request = (more: Partial<DeletionRequest> = {}): DeletionRequest => ({
  ...newRequest(asked, now),
  ...more,
});
const answerBy = (from: number): number => after(from, lawful.requestAnswer);
const callbacks = { sealed: "s", count: 1 };
const found = { digest: "other", takenAt: "2030-01-15T12:00:00.000Z", goes: [], held: [] };

describe("DA-5.request: when a request must be answered", () => {
  it("is counted from when the person asked, and never from after we heard of it", () => {
    expect(request().deadline).toBe(answerBy(now - 1));
    const ahead = newRequest({ ...asked, submittedAt: now + 5 }, now);
    expect(ahead).toMatchObject({ submittedAt: now, receivedAt: now, changedAt: now });
    expect(ahead.deadline).toBe(answerBy(now));
  });

  it("is warned of before that day, by so long that somebody can still act", () => {
    expect(warnedAt({ deadline: now })).toBe(now - milliseconds(operational.requestWarning));
  });

  it("it is looked at by the next sweep, should its first task be lost", () => {
    expect(request().due).toBe(now + milliseconds(operational.sweepEvery));
  });

  it("it asks for erasure unless it says that it is for a copy", () => {
    expect([typeOf({}), typeOf({ type: "access" })]).toEqual(["erasure", "access"]);
  });

  it("a copy and every link to it are over so long after its making began", () => {
    expect(bundleEnd({ openedAt: now })).toBe(now + milliseconds(operational.accessBundle));
  });
});

describe("DA-5.request: a request that is looked at again", () => {
  it("is forgotten from the second at which its row is over, and never if it has no end", () => {
    const expiresAt = now / 1000;
    expect(isForgotten(request({ expiresAt }), now - 1)).toBe(false);
    expect(isForgotten(request({ expiresAt }), now)).toBe(true);
    expect(isForgotten(request(), now)).toBe(false);
  });

  it("has something to tell if a change came after the last one that was told, and somebody listens", () => {
    expect(untoldChange(request({ callbacks, changes: 2, told: 1 }))).toBe(2);
    expect(untoldChange(request({ callbacks, changes: 2, told: 2 }))).toBeUndefined();
    expect(untoldChange(request({ changes: 2, told: 1 }))).toBeUndefined();
  });

  it("comes soon while it is worked on, and later where only a hold or an answer lets it go on", () => {
    const soon = now + milliseconds(operational.requestAgain);
    const later = now + milliseconds(operational.heldAgain);
    expect(dueAgain(request({ state: "in_progress" }), now).due).toBe(soon);
    expect(dueAgain(request({ state: "held" }), now).due).toBe(later);
    expect(dueAgain(request({ state: "plan_changed" }), now).due).toBe(later);
  });

  it("comes as soon or as late as ever near its deadline and after it, where no answer is waited for", () => {
    const late = [
      request({ state: "in_progress", deadline: now + 5 }),
      request({ state: "held", deadline: now - 5 }),
    ];
    expect(late.map((one) => dueAgain(one, now).due)).toEqual([
      now + milliseconds(operational.requestAgain),
      now + milliseconds(operational.heldAgain),
    ]);
  });

  it("is looked at when there is no more time for an answer, and is over then", () => {
    const waits = request({ state: "plan_changed", deadline: now + 5 });
    expect(dueAgain(waits, now).due).toBe(now + 5);
    expect(dueAgain(waits, now + 9).due).toBe(now + 9);
    expect([now + 4, now + 5].map((at) => isUnanswered(waits, at))).toEqual([false, true]);
    expect(isUnanswered({ ...waits, state: "held" }, now + 9)).toBe(false);
    const over = advance(waits, { kind: "expire" }, now + 5);
    expect(over).toMatchObject({ reason: "plan_not_agreed" });
    expect(over?.reviewBy).toBeUndefined();
  });

  it("comes no more once it is final and all have been told of it", () => {
    const done = request({ state: "completed", changes: 2, told: 2, callbacks });
    expect(dueAgain(done, now).due).toBeUndefined();
    expect(dueAgain({ ...done, told: 1 }, now).due).toBeGreaterThan(now);
  });
});

describe("DA-5.request: what happens to a request", () => {
  it("begins once: when it was first worked on stays, whatever comes after", () => {
    const begun = advance(request(), { kind: "start" }, now);
    expect(begun).toMatchObject({ state: "in_progress", begunAt: now, changes: 1, changedAt: now });
    const held = advance(begun ?? request(), { kind: "hold" }, now + 1);
    expect(held).toMatchObject({ state: "held", begunAt: now, changes: 2, changedAt: now + 1 });
    expect(advance(held ?? request(), { kind: "start" }, now + 2)).toMatchObject({ begunAt: now });
  });

  it("has not begun by what ends it first", () => {
    expect(advance(request(), { kind: "cancel" }, now)?.begunAt).toBeUndefined();
  });

  it("changes nothing that is so already, and is a change if a hold is to be reviewed at another time", () => {
    const held = request({ state: "held", reason: "legal_obligation", reviewBy: 5 });
    expect(advance(held, { kind: "hold", reviewBy: 5 }, now)).toBe(held);
    expect(advance(held, { kind: "hold", reviewBy: 6 }, now)).toMatchObject({
      ...{ reviewBy: 6, reason: "legal_obligation", changes: 1 },
    });
  });

  it("cannot happen after its end, nor out of order", () => {
    expect(advance(request({ state: "cancelled" }), { kind: "start" }, now)).toBeUndefined();
    expect(advance(request(), { kind: "complete" }, now)).toBeUndefined();
  });

  it("says why it was refused, and forgets what it said of a hold when that is over", () => {
    const denied = advance(request(), { kind: "deny", reason: "no_match" }, now);
    expect(denied).toMatchObject({ state: "denied", reason: "no_match" });
    const held = request({ state: "held", reason: "legal_obligation", reviewBy: 5 });
    const going = advance(held, { kind: "start" }, now);
    expect([going?.reason, going?.reviewBy]).toEqual([undefined, undefined]);
  });

  it("invariant 10: at its end it forgets whom it was about, and its row is given an end", () => {
    const going = request({ state: "in_progress", subject: "sealed" });
    const end = Math.ceil((now + milliseconds(operational.requestRows)) / 1000);
    expect(advance(going, { kind: "part" }, now)).toMatchObject({ subject: "sealed" });
    expect(advance(going, { kind: "part" }, now)?.expiresAt).toBeUndefined();
    const done = advance(going, { kind: "complete" }, now);
    expect(done).toMatchObject({ state: "completed", expiresAt: end });
    expect(done?.subject).toBeUndefined();
  });

  it("keeps the plan that was agreed to, the other one that was found, and then what is agreed to instead", () => {
    const going = request({ state: "in_progress", plan: { expects: "one", agreed: false } });
    const other = advance(going, { kind: "change", found }, now);
    expect(other).toMatchObject({ state: "plan_changed", plan: { expects: "one", found } });
    const agreed = advance(other ?? going, { kind: "answer", digest: "other" }, now);
    expect(agreed).toMatchObject({ state: "in_progress", plan: { expects: "other" } });
    expect(advance(going, { kind: "hold" }, now)?.plan).toEqual(going.plan);
  });

  it("has no plan by a change if nobody agreed to one", () => {
    const going = request({ state: "in_progress" });
    expect(advance(going, { kind: "change", found }, now)?.plan).toBeUndefined();
  });
});
