import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Hold } from "../../../functions/domain/holds.ts";
import {
  digestOf,
  holdsOn,
  noTallies,
  planDigest,
  plus,
  summed,
} from "../../../functions/domain/requests/plan.ts";

const record = { pk: "app|c|2030-01-15", sk: "1", at: 1, until: 2, author: "a" };
const hold = (id: string, scope: Hold["scope"], state: Hold["state"] = "active"): Hold => ({
  ...{ id, scope, state, categories: ["messages"], authority: "court", reference: "1" },
  ...{ reviewAt: 9, placedAt: 0, placedBy: "counsel" },
});
const one = hold("1", { kind: "user", digest: "a" });
const other = hold("2", { kind: "conversation", digest: "c" });

const sumOf = (records: readonly (typeof record)[], holds: readonly Hold[] = []) =>
  records.reduce((sum, next) => summed(sum, "messages", next, holds), noTallies.sum);

describe("DA-5.request: the digest of a plan", () => {
  it("does not depend on the order in which its records are found", () => {
    const records = fc.uniqueArray(fc.nat(), { maxLength: 20 });
    fc.assert(
      fc.property(records, (sorts) => {
        const found = sorts.map((sk) => ({ ...record, sk: String(sk) }));
        expect(sumOf(found)).toBe(sumOf(found.toReversed()));
      }),
    );
  });

  it.each([
    ["another place", { sk: "2" }],
    ["another version", { at: 2 }],
    ["another promise", { until: 3 }],
    ["a recall", { recalled: true }],
    ["a medium", { media: ["7/app/m"] }],
  ])("is another with %s", (_, change) => {
    expect(sumOf([{ ...record, ...change }])).not.toBe(sumOf([record]));
  });

  it("tells none, one and the same one twice apart", () => {
    const sums = [[], [record], [record, record]].map((records) => sumOf(records));
    expect(new Set(sums).size).toBe(3);
  });

  it("DA-5.law: is another with a hold, and with another hold", () => {
    const sums = [[], [one], [other], [one, other]].map((holds) => sumOf([record], holds));
    expect(new Set(sums).size).toBe(4);
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
