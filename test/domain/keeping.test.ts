import { describe, expect, it } from "vitest";
import { pastAfter } from "../../functions/domain/ceilings.ts";
import {
  expiryOf,
  isReadable,
  type Keeping,
  keepingOf,
  periodOf,
  ttlOf,
} from "../../functions/domain/keeping.ts";

const ceilingsAfter = (before: Keeping, after: Keeping) => pastAfter(before, after).ceilings;

const day = 86_400_000;
const at = Date.UTC(2030, 0, 15, 12);
const kept = (days: number, more: object = {}): Keeping => ({
  kind: "kept",
  ms: days * day,
  ...more,
});

describe("how a category is kept", () => {
  it("PP-6.log, PP-6.monitoring: log data 7 days and monitoring data 2, whatever the customer chose", () => {
    const choices = { logData: { store: false }, monitoringData: { store: true, days: 9 } };
    expect(keepingOf("logData", choices)).toEqual(kept(7));
    expect(keepingOf("monitoringData", choices)).toEqual(kept(2));
  });

  it.each(["messages", "userInformation"] as const)(
    "DA-5.period, DA-5.opt-out: %s as chosen, 7 days if no days were, not at all otherwise",
    (category) => {
      expect(keepingOf(category, { [category]: { store: true } })).toEqual(kept(7));
      expect(keepingOf(category, { [category]: { store: true, days: 1 } })).toEqual(kept(1));
      expect(keepingOf(category, { [category]: { store: true, days: 3_650 } })).toEqual(
        kept(3_650),
      );
      expect(keepingOf(category, { [category]: { store: false } })).toEqual({ kind: "none" });
      expect(keepingOf(category, { [category]: { store: false, days: 30 } })).toEqual({
        kind: "none",
      });
      expect(keepingOf(category, {})).toEqual({ kind: "none" });
    },
  );

  it("lasts for its period, and not at all for none", () => {
    expect(periodOf(kept(3))).toBe(3 * day);
    expect(periodOf({ kind: "none" })).toBe(0);
  });
});

describe("DA-5.period: the end of a record", () => {
  const record = { at, until: at + 7 * day };

  it("is what was promised when it was collected", () => {
    expect(expiryOf(record, kept(7))).toBe(at + 7 * day);
  });

  it("DA-5.law: is over for what was to be erased while it was held", () => {
    expect(expiryOf({ ...record, withdrawn: at }, kept(7))).toBe(Number.NEGATIVE_INFINITY);
  });

  it("is bound once by a period that comes again, as of the last settings that had it", () => {
    const before = kept(2, { terms: 5, ceilings: [{ terms: 3, ms: 2 * day }] });
    expect(ceilingsAfter(before, kept(9))).toEqual([{ terms: 5, ms: 2 * day }]);
  });

  it("is earlier when the period is shorter now, and no later when it is longer", () => {
    expect(expiryOf(record, kept(2))).toBe(at + 2 * day);
    expect(expiryOf(record, kept(30))).toBe(at + 7 * day);
  });

  it("has always been for what is not kept any more", () => {
    expect(expiryOf(record, { kind: "none" })).toBe(Number.NEGATIVE_INFINITY);
    expect(isReadable(record, { kind: "none" }, at)).toBe(false);
  });

  it("ends the reading at the instant itself", () => {
    expect(isReadable(record, kept(7), at + 7 * day - 1)).toBe(true);
    expect(isReadable(record, kept(7), at + 7 * day)).toBe(false);
  });

  it("is bound by a ceiling if the record was collected under its terms or earlier ones", () => {
    const keeping = kept(30, { terms: 5, ceilings: [{ terms: 3, ms: 2 * day }] });
    expect(expiryOf({ ...record, terms: 2 }, keeping)).toBe(at + 2 * day);
    expect(expiryOf({ ...record, terms: 3 }, keeping)).toBe(at + 2 * day);
    expect(expiryOf({ ...record, terms: 4 }, keeping)).toBe(at + 7 * day);
    expect(expiryOf(record, keeping)).toBe(at + 2 * day);
  });

  it("is bound by the lowest of several ceilings", () => {
    const ceilings = [
      { terms: 3, ms: 2 * day },
      { terms: 6, ms: 4 * day },
    ];
    const keeping = kept(30, { terms: 9, ceilings });
    expect(expiryOf({ ...record, terms: 1 }, keeping)).toBe(at + 2 * day);
    expect(expiryOf({ ...record, terms: 5 }, keeping)).toBe(at + 4 * day);
    expect(expiryOf({ ...record, terms: 7 }, keeping)).toBe(at + 7 * day);
  });

  it("has always been for what was held when the app had opted out, though it opted in again", () => {
    const keeping = kept(7, { terms: 3, ceilings: [{ terms: 2, ms: 0 }] });
    expect(expiryOf({ ...record, terms: 2 }, keeping)).toBe(Number.NEGATIVE_INFINITY);
    expect(expiryOf({ ...record, terms: 3 }, keeping)).toBe(at + 7 * day);
  });

  it("is its own promise for a record collected under newer terms than are known", () => {
    expect(expiryOf({ ...record, terms: 4 }, { ...kept(1), terms: 3 })).toBe(at + 7 * day);
    expect(expiryOf({ ...record, terms: 4 }, { kind: "none", terms: 3 })).toBe(at + 7 * day);
    expect(expiryOf({ ...record, terms: 4 }, { ...kept(1), terms: 4 })).toBe(at + day);
    expect(expiryOf({ ...record, terms: 4 }, { kind: "none" })).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe("DA-5.period: the ceilings after a change", () => {
  const before = { ...kept(7), terms: 4, ceilings: [{ terms: 1, ms: 3 * day }] };

  it("gain one for what was held, when the period grows", () => {
    expect(ceilingsAfter(before, kept(8))).toEqual([
      { terms: 1, ms: 3 * day },
      { terms: 4, ms: 7 * day },
    ]);
  });

  it("are the same when it does not", () => {
    for (const after of [kept(7), kept(6), kept(2), { kind: "none" } as const]) {
      expect(ceilingsAfter(before, after)).toEqual(before.ceilings);
    }
    expect(ceilingsAfter(kept(7), kept(7))).toEqual([]);
  });

  it("lose those that a lower one makes needless", () => {
    const low = { ...kept(2), terms: 6, ceilings: [{ terms: 1, ms: 3 * day }] };
    expect(ceilingsAfter(low, kept(30))).toEqual([{ terms: 6, ms: 2 * day }]);
    const out: Keeping = { kind: "none", terms: 6, ceilings: [{ terms: 1, ms: 3 * day }] };
    expect(ceilingsAfter(out, kept(30))).toEqual([{ terms: 6, ms: 0 }]);
  });

  it("begin with settings that had no version of their own", () => {
    expect(ceilingsAfter(kept(1), kept(2))).toEqual([{ terms: 0, ms: day }]);
  });
});

describe("the TTL stamp", () => {
  it("is in whole seconds, the first that is not before the end", () => {
    expect(ttlOf(5_000)).toBe(5);
    expect(ttlOf(5_001)).toBe(6);
    expect(ttlOf(4_999)).toBe(5);
  });
});
