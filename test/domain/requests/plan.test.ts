import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hold } from "../../../functions/domain/holds.ts";
import {
  digestOf,
  holdsOn,
  isWithin,
  noTallies,
  planDigest,
  plus,
  summed,
} from "../../../functions/domain/requests/plan.ts";
import { limits } from "../../../functions/policy/limits.ts";

const record = { pk: "app|c|2030-01-15", sk: "1", at: 1, until: 2, author: "a" };
const hold = (id: string, scope: Hold["scope"], state: Hold["state"] = "active"): Hold => ({
  ...{ id, scope, state, categories: ["messages"], authority: "court", reference: "1" },
  ...{ reviewAt: 9, placedAt: 0, placedBy: "counsel" },
});
const one = hold("00000001", { kind: "user", digest: "a" });
const other = hold("00000002", { kind: "conversation", digest: "c" });

type Collected = typeof record;
const sumsOf = (records: readonly Collected[], holds: readonly Hold[] = []) =>
  records.reduce((sums, next) => summed(sums, "messages", next, holds), noTallies.sums);
const person = { kind: "user", digest: "a" } as const;
const digestFor = (records: readonly Collected[], holds: readonly Hold[] = []) =>
  digestOf("app", person, { sums: sumsOf(records, holds) });

const day = 86_400_000;
/** Records of up to two weeks, the oldest first. */
const collected = fc
  .uniqueArray(fc.nat({ max: 14 * 24 - 1 }), { minLength: 1, maxLength: 30 })
  .map((hours) =>
    hours
      .toSorted((one, other) => one - other)
      .map((hour) => ({ ...record, sk: String(hour), at: (hour * day) / 24 })),
  );

describe("DA-5.request: what was agreed to", () => {
  it("is what is left of it, whatever of it has expired or gone", () => {
    const some = collected.chain((all) => fc.tuple(fc.constant(all), fc.subarray(all)));
    fc.assert(
      fc.property(some, ([all, left]) => {
        expect(isWithin(digestFor(left), digestFor(all))).toBe(true);
      }),
    );
  });

  it("is not what has come since, though as much or more has expired", () => {
    const some = fc.tuple(collected, fc.nat({ max: 30 }), fc.nat({ max: day - 1 }));
    fc.assert(
      fc.property(some, ([all, expired, late]) => {
        const left = all.slice(expired);
        const fresh = { ...record, sk: "fresh", at: 14 * day + late };
        expect(isWithin(digestFor([...left, fresh]), digestFor(all))).toBe(false);
      }),
    );
  });

  it("is not what lies in the place of something else", () => {
    fc.assert(
      fc.property(collected, ([first = record, ...rest]) => {
        const changed = { ...first, until: first.until + 1 };
        expect(isWithin(digestFor([changed, ...rest]), digestFor([first, ...rest]))).toBe(false);
      }),
    );
  });

  it("DA-5.law: is not what a hold keeps that was shown to go, nor the other way round", () => {
    expect(isWithin(digestFor([record], [one]), digestFor([record]))).toBe(false);
    expect(isWithin(digestFor([record]), digestFor([record], [one]))).toBe(false);
    expect(isWithin(digestFor([record], [one]), digestFor([record], [one, other]))).toBe(true);
  });

  it("is nothing, if it is about somebody else, or no digest at all", () => {
    expect(
      isWithin(digestFor([record]), digestOf("app2", person, { sums: sumsOf([record]) })),
    ).toBe(false);
    for (const text of ["A".repeat(43), `${digestFor([])}.messages-0`, "", "."]) {
      expect(isWithin(digestFor([record]), text)).toBe(false);
    }
  });
});

describe("DA-5.request: the digest of a plan", () => {
  it("does not depend on the order in which its records are found", () => {
    fc.assert(
      fc.property(collected, (found) => {
        expect(digestFor(found)).toBe(digestFor(found.toReversed()));
      }),
    );
  });

  it.each([
    ["another place", { sk: "2" }],
    ["another version", { at: 2 }],
    ["another promise", { until: 3 }],
    ["a medium", { media: ["7/app/m"] }],
  ])("is another with %s", (_, change) => {
    expect(digestFor([{ ...record, ...change }])).not.toBe(digestFor([record]));
  });

  it("tells none, one and the same one twice apart", () => {
    const digests = [[], [record], [record, record]].map((records) => digestFor(records));
    expect(new Set(digests).size).toBe(3);
  });

  it("is one that is taken, for as many categories, days and holds as there can be", () => {
    const holds = Array.from({ length: limits.holdsOfTwo }, (_, index) => ({
      ...one,
      id: `${String(index).padStart(8, "0")}-b4fc-4e4e-8a32-6ad7a4c1b2a1`,
    }));
    const hours = Array.from({ length: 16 * 24 }, (_, hour) => (hour * day) / 24);
    const records = hours.map((at) => ({ ...record, sk: String(at), at }));
    let sums = summed(sumsOf(records), "messages", record, holds);
    for (const next of records) sums = summed(sums, "userInformation", next, []);
    const digest = digestOf("app", person, { sums });
    expect(planDigest().safeParse(digest).success).toBe(true);
    expect(isWithin(digest, digest)).toBe(true);
  });

  it("DA-5.law: is another with a hold, and with another hold", () => {
    const digests = [[], [one], [other], [one, other]].map((holds) => digestFor([record], holds));
    expect(new Set(digests).size).toBe(4);
  });

  it("is of one app and one thing asked for, though nothing is there", () => {
    const digests = [
      digestOf("app", { kind: "user", digest: "a" }, noTallies),
      digestOf("app", { kind: "conversation", digest: "a" }, noTallies),
      digestOf("app", { kind: "category", category: "messages" }, noTallies),
      digestOf("app", { kind: "category", category: "userInformation" }, noTallies),
      digestOf("app", { kind: "user", digest: "b" }, noTallies),
      digestOf("app2", { kind: "user", digest: "a" }, noTallies),
    ];
    expect(new Set(digests).size).toBe(6);
    for (const digest of digests) expect(planDigest().safeParse(digest).success).toBe(true);
  });
});

it("DA-5.request: what goes of a store adds up, in records and in bytes", () => {
  expect(plus({ records: 2, bytes: 30 }, { records: 1, bytes: 5 })).toEqual({
    ...{ records: 3, bytes: 35 },
  });
});

describe("DA-5.law: the holds on a record", () => {
  const subject = { group: "c", author: "a" };

  it("are those that cover it, always in the same order", () => {
    expect(holdsOn([other, one], "messages", subject)).toEqual([one, other]);
    expect(holdsOn([one, other], "messages", subject)).toEqual([one, other]);
    expect(holdsOn([one, other], "messages", { group: "d" })).toEqual([]);
    expect(holdsOn([one], "userInformation", { group: "a" })).toEqual([]);
  });

  it("are none once they are being lifted", () => {
    const lifting = hold("3", { kind: "app" }, "lifting");
    expect(holdsOn([lifting], "messages", subject)).toEqual([]);
  });
});

it("DA-5.request: sums of a plan are whole numbers, by as many names as there are days of a fortnight or so", () => {
  const dayMs = 86_400_000;
  const of = (days: number) => ({
    ...record,
    sk: String(days),
    at: days * dayMs,
    until: days * dayMs,
  });
  const sums = Array.from({ length: 40 }, (_, days) => of(days)).reduce(
    (before, next) => summed(before, "messages", next, []),
    noTallies.sums,
  );
  expect(Object.keys(sums)).toHaveLength(16);
  for (const { sum } of Object.values(sums)) expect(sum).toBeGreaterThanOrEqual(0);
});
