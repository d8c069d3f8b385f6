import fc from "fast-check";
import { expect, it } from "vitest";
import { pastAfter } from "../../functions/domain/ceilings.ts";
import {
  type Ceiling,
  expiryOf,
  isReadable,
  type Keeping,
  keepingOf,
  periodOf,
  ttlOf,
} from "../../functions/domain/keeping.ts";

const day = 86_400_000;
const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2100, 0, 1) });
const choice = fc.record({
  store: fc.boolean(),
  days: fc.option(fc.integer({ min: 1, max: 3_650 }), { nil: undefined }),
});

/** A history of what a customer chose, from the first version of its settings on. */
const history = fc.array(choice, { minLength: 1, maxLength: 12 });

type Choice = { readonly store: boolean; readonly days: number | undefined };
type PastOf = typeof pastAfter;

/** The keeping under each version of a history, as changes of configuration make them. */
const keepingsOf = (choices: readonly Choice[], pastOf: PastOf = pastAfter) => {
  const keepings: Keeping[] = [];
  for (const messages of choices) {
    const before = keepings.at(-1);
    const after: Keeping = { ...keepingOf("messages", { messages }), terms: keepings.length + 1 };
    const past = before === undefined ? { ceilings: [] } : pastOf(before, after);
    keepings.push({ ...after, ...past });
  }
  return keepings;
};

/** The rule without any pruning: each change leaves a ceiling. */
const unpruned: PastOf = ({ ceilings = [], terms = 0, ...before }) => {
  const one: Ceiling = { terms, ms: periodOf(before) };
  return { ceilings: [...ceilings, one] };
};

it("DA-5.period: pruned ceilings end each record when all of them would, and are few", () => {
  fc.assert(
    fc.property(history, instant, (choices, at) => {
      const pruned = keepingsOf(choices);
      const [now, whole] = [pruned.at(-1), keepingsOf(choices, unpruned).at(-1)];
      fc.pre(now !== undefined && whole !== undefined);
      for (const [index, promise] of pruned.entries()) {
        const record = { at, until: at + periodOf(promise), terms: index + 1 };
        if (promise.kind === "kept") expect(expiryOf(record, now)).toBe(expiryOf(record, whole));
      }
      const periods = pruned.map(periodOf);
      const shortened = periods.filter((ms, index) => ms < (periods[index - 1] ?? 0)).length;
      const { ceilings = [] } = now;
      expect(ceilings.length).toBeLessThanOrEqual(1 + shortened);
      const sorted = [...new Set(ceilings.map(({ ms }) => ms))].sort((a, b) => a - b);
      expect(ceilings.map(({ ms }) => ms)).toEqual(sorted);
    }),
  );
});

it("DA-5.period: a record ends at the shortest period in force since it was collected, never earlier and never later", () => {
  fc.assert(
    fc.property(history, fc.nat(), instant, (choices, seed, at) => {
      const keepings = keepingsOf(choices);
      const collected = seed % keepings.length;
      const promise = keepings[collected];
      fc.pre(promise?.kind === "kept");
      const record = { at, until: at + promise.ms, terms: collected + 1 };
      const now = keepings.at(-1) ?? promise;
      const shortest = Math.min(...keepings.slice(collected).map(periodOf));
      const end = expiryOf(record, now);
      expect(end).toBe(shortest === 0 ? Number.NEGATIVE_INFINITY : at + shortest);
    }),
  );
});

it("DA-5.period: no later settings bring back a record that earlier ones have ended", () => {
  fc.assert(
    fc.property(history, instant, fc.nat({ max: 4_000 * day }), (choices, at, age) => {
      const keepings = keepingsOf(choices);
      const [first] = keepings;
      fc.pre(first?.kind === "kept");
      const record = { at, until: at + first.ms, terms: 1 };
      const readable = keepings.map((keeping) => isReadable(record, keeping, at + age));
      expect(readable).toEqual([...readable].sort((one, other) => Number(other) - Number(one)));
    }),
  );
});

it("DA-5.period: a view of older settings never ends a record before its own promise", () => {
  fc.assert(
    fc.property(history, fc.nat(), fc.nat(), instant, (choices, one, other, at) => {
      const keepings = keepingsOf(choices);
      const [seen, collected] = [one % keepings.length, other % keepings.length];
      const [view, promise] = [keepings[seen], keepings[collected]];
      fc.pre(view !== undefined && promise?.kind === "kept" && seen < collected);
      const record = { at, until: at + promise.ms, terms: collected + 1 };
      expect(expiryOf(record, view)).toBe(record.until);
    }),
  );
});

it("DA-5.period: a record is readable until its end and not from it on", () => {
  fc.assert(
    fc.property(instant, fc.integer({ min: 1, max: 3_650 }), (at, days) => {
      const keeping: Keeping = { kind: "kept", ms: days * day };
      const record = { at, until: at + days * day };
      expect(isReadable(record, keeping, at + days * day - 1)).toBe(true);
      expect(isReadable(record, keeping, at + days * day)).toBe(false);
    }),
  );
});

it("the TTL stamp is never before the end, and less than a second after it", () => {
  fc.assert(
    fc.property(instant, (until) => {
      const late = ttlOf(until) * 1000 - until;
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(1000);
    }),
  );
});
