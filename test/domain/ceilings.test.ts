import { describe, expect, it } from "vitest";
import { keepingUnder, type Settings } from "../../functions/domain/app.ts";
import { pastsOf } from "../../functions/domain/ceilings.ts";
import type { StorageChoice } from "../../functions/domain/keeping.ts";

const day = 86_400_000;
const consent = { version: "1", statedAt: "2030-01-01T00:00:00Z", reference: "terms" };

const settings = (
  version: number,
  messages: StorageChoice,
  own: Partial<Settings> = {},
): Settings => ({
  configuration: { storage: { messages, userInformation: { store: true } } },
  consent,
  minimumAges: { default: 13 },
  sealed: {},
  version,
  ...own,
});

const ceilingsOf = (before: Settings, after: Settings) => pastsOf(before, after).ceilings;

describe("DA-5.period: what longer periods leave for what is held", () => {
  it("is a ceiling of the category that grew, at the terms before", () => {
    const [before, after] = [settings(3, { store: true, days: 2 }), settings(4, { store: true })];
    expect(ceilingsOf(before, after)).toEqual({
      messages: [{ terms: 3, ms: 2 * day }],
      userInformation: [],
    });
  });

  it("is kept by every later change", () => {
    const ceilings = { messages: [{ terms: 3, ms: 2 * day }], userInformation: [] };
    const before = settings(4, { store: true }, { ceilings });
    expect(ceilingsOf(before, settings(5, { store: true }))).toEqual(ceilings);
    expect(ceilingsOf(before, settings(5, { store: false }))).toEqual(ceilings);
  });

  it("is nothing at all after an opt-out, or where the consent was missing (DA-5.opt-out, DA-6.consent)", () => {
    const after = settings(9, { store: true });
    const outs = [
      settings(8, { store: false }),
      settings(8, { store: true }, { consent: undefined }),
    ];
    for (const before of outs) {
      expect(ceilingsOf(before, after)?.messages).toEqual([{ terms: 8, ms: 0 }]);
    }
  });

  it("is nothing where nothing was ever promised more", () => {
    let now = settings(1, { store: true, days: 1 });
    for (let days = 2; days <= 3_650; days++) {
      const after = settings(days, { store: true, days });
      now = { ...after, ...pastsOf(now, after) };
    }
    expect(now.ceilings?.messages).toEqual([{ terms: 1, ms: day }]);
  });

  it("is a ceiling where settings that are lost may have promised more", () => {
    const restored = settings(9, { store: true, days: 2 }, { terms: 3, longest: { messages: 0 } });
    const week = settings(10, { store: true, days: 7 });
    const after = { ...week, ...pastsOf(restored, week) };
    expect(after.longest).toEqual({});
    expect(ceilingsOf(after, settings(11, { store: true, days: 9 }))?.messages).toEqual([
      { terms: 10, ms: 7 * day },
    ]);
  });
});

describe("DA-5.period: the longest period since the last ceiling", () => {
  it("is not named of what nobody knows, and is the longest of the two of the rest", () => {
    const before = settings(3, { store: true, days: 2 }, { longest: { messages: 2 * day } });
    const { longest } = pastsOf(before, settings(4, { store: true, days: 1 }));
    expect(longest).toStrictEqual({ messages: 2 * day });
  });
});

describe("the keeping of a category under settings", () => {
  it("DA-5.period: names the terms that what is collected under them has, which may be older than they are", () => {
    expect(keepingUnder(settings(9, { store: true }, { terms: 3 }), "messages").terms).toBe(3);
    expect(keepingUnder(settings(9, { store: true }), "messages").terms).toBe(9);
  });

  it("DA-5.period: names their version and their ceilings where the customer chooses", () => {
    const ceilings = { messages: [{ terms: 1, ms: day }] };
    const under = settings(2, { store: true }, { ceilings });
    expect(keepingUnder(under, "messages")).toEqual({
      kind: "kept",
      ms: 7 * day,
      terms: 2,
      ceilings: ceilings.messages,
    });
    expect(keepingUnder(under, "userInformation")).toEqual({
      kind: "kept",
      ms: 7 * day,
      terms: 2,
      ceilings: undefined,
    });
  });

  it("PP-6.log: has none where the text fixes the period", () => {
    const under = settings(2, { store: true });
    expect(keepingUnder(under, "logData")).toEqual({ kind: "kept", ms: 7 * day });
  });
});
