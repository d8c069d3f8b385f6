import { describe, expect, it } from "vitest";
import {
  isAsked,
  isDue,
  isUnreadable,
  type Keeping,
  nextLookAt,
} from "../../functions/domain/keeping.ts";
import { milliseconds } from "../../functions/policy/duration.ts";
import { operational } from "../../functions/policy/periods.ts";

const day = 86_400_000;
const at = Date.UTC(2030, 0, 15, 12);
const end = at + 7 * day;
const record = { at, until: end, author: "a" };
const kept = (more: object = {}): Keeping => ({ kind: "kept", ms: 30 * day, ...more });

describe("DA-5.request: what a request asks for", () => {
  it("what was collected until the instant that it names, that one included", () => {
    expect(isAsked(record, { until: at })).toBe(true);
    expect(isAsked(record, { until: at - 1 })).toBe(false);
    expect(isAsked(record, undefined)).toBe(false);
  });

  it("of one author only what they wrote, and without an author whatever lies there", () => {
    expect(isAsked(record, { until: at, author: "a" })).toBe(true);
    expect(isAsked(record, { until: at, author: "b" })).toBe(false);
    expect(isAsked({ at }, { until: at, author: "b" })).toBe(false);
    expect(isAsked({ at }, { until: at })).toBe(true);
  });
});

describe("DA-5.period: a record must go", () => {
  it("from the instant at which its time is over, and not a millisecond before", () => {
    expect(isDue(record, "c", kept(), end - 1)).toBe(false);
    expect(isDue(record, "c", kept(), end)).toBe(true);
  });

  it("DA-5.request: before that only if a request asks for it", () => {
    const asked = kept({ asked: { until: at, author: "a" } });
    expect(isDue(record, "c", asked, at)).toBe(true);
    expect(isDue({ ...record, author: "b" }, "c", asked, at)).toBe(false);
  });

  it("DA-5.law: and never while a law holds it, asked for or over, though others go", () => {
    const holds = [{ kind: "user", digest: "a" }];
    const asked = kept({ holds, asked: { until: at } });
    expect(isDue(record, "c", asked, end)).toBe(false);
    expect(isDue({ ...record, author: "b" }, "c", asked, at)).toBe(true);
    expect(isDue(record, "d", kept({ holds: [{ kind: "conversation", digest: "c" }] }), end)).toBe(
      true,
    );
  });
});

describe("DA-5.law: a record that cannot be read", () => {
  it("is never due, nor asked for, and is looked at again each day", () => {
    const unreadable = { ...record, at: Number.NaN };
    expect(isUnreadable(unreadable)).toBe(true);
    expect(isUnreadable(record)).toBe(false);
    const asked = kept({ asked: { until: end } });
    for (const keeping of [asked, { kind: "none" } as const]) {
      expect(isDue(unreadable, "c", keeping, end + 9_999 * day)).toBe(false);
    }
    expect(nextLookAt(unreadable, kept(), end)).toBe(end + milliseconds(operational.heldAgain));
  });
});

describe("DA-5.period: a record that stays is looked at again", () => {
  const again = milliseconds(operational.heldAgain);

  it("at its end, and a held one that is over some time from now", () => {
    expect(nextLookAt(record, kept(), end - 1)).toBe(end);
    expect(nextLookAt(record, kept(), end)).toBe(end + again);
    expect(nextLookAt(record, kept(), end + day)).toBe(end + day + again);
  });
});
