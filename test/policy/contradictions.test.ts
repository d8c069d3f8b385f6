import { describe, expect, it } from "vitest";
import type { Category } from "../../functions/policy/categories.ts";
import { contradictions } from "../../functions/policy/contradictions.ts";
import { type Policy, policy, policyOf } from "../../functions/policy/policy.ts";

const messages = policy.categories.messages as Category;
const chosen = (period: object): Category["retention"] =>
  ({ ...messages.retention, ...period }) as Category["retention"];

/** The policy with one category changed. */
const withMessages = (change: Partial<Category>): Policy => ({
  ...policy,
  categories: { ...policy.categories, messages: { ...messages, ...change } },
});
const withPeriods = (change: Record<string, string>): Policy => ({
  ...policy,
  operational: { ...policy.operational, ...change },
});

describe("the policy", () => {
  it("does not contradict itself", () => {
    expect(contradictions(policy)).toEqual([]);
    expect(policyOf(policy)).toBe(policy);
  });
});

describe("a policy that contradicts itself names what cannot hold:", () => {
  it.each<readonly [string, Policy, string]>([
    [
      "a clause that does not exist",
      withMessages({ clauses: [...messages.clauses, "PP-99" as never] }),
      "messages rests on clause PP-99, which does not exist",
    ],
    [
      "a backup of what expires record by record",
      withMessages({ backup: true }),
      "messages expires record by record, yet is backed up",
    ],
    [
      "a period of nothing",
      withMessages({ retention: { kind: "fixed", period: "PT0S" }, bucket: false }),
      "messages: its period is not positive",
    ],
    [
      "a period into the past",
      withMessages({ retention: { kind: "after-termination", period: "-P2M" }, bucket: false }),
      "messages: its period is not positive",
    ],
    [
      "a default below the least",
      withMessages({ retention: chosen({ min: "P8D" }) }),
      "messages: its default period is not between its bounds",
    ],
    [
      "a default above the most",
      withMessages({ retention: chosen({ default: "P3651D" }) }),
      "messages: its default period is not between its bounds",
    ],
    [
      "a least of nothing",
      withMessages({ retention: chosen({ min: "PT0S" }) }),
      "messages: its default period is not between its bounds",
    ],
    [
      "media that outlive every class",
      withMessages({ retention: chosen({ max: "P3651D" }) }),
      "messages may be kept longer than any media class",
    ],
    [
      "two categories in one table",
      withMessages({ table: "log-data" }),
      "two categories share the table log-data",
    ],
    [
      "a clause that nothing carries",
      { ...policy, clauses: { ...policy.clauses, "PP-7": "Something new." } },
      "no category carries clause PP-7",
    ],
    [
      "classes that do not rise",
      { ...policy, mediaClasses: ["P1D", "P1D", "P3650D"] },
      "the media classes do not rise",
    ],
    [
      "a memory that outlasts its row",
      withPeriods({ directoryTrust: "PT5M" }),
      "directoryTrust must be shorter than directoryRest",
    ],
    [
      "an alarm as soon as a sweep",
      withPeriods({ sweepEvery: "PT1H" }),
      "sweepEvery must be shorter than overdueAlarm",
    ],
    [
      "an upload that ends with its link",
      withPeriods({ uploadEnd: "PT15M" }),
      "uploadUrl must be shorter than uploadEnd",
    ],
    [
      "a ticket that ends before its upload",
      withPeriods({ uploadEnd: "P1D" }),
      "uploadEnd must be shorter than unclaimedMedia",
    ],
    [
      "dead letters that go before their queue's messages",
      withPeriods({ deadLetterRetention: "P1D" }),
      "queueRetention must be shorter than deadLetterRetention",
    ],
  ])("%s", (_, candidate, sentence) => {
    expect(contradictions(candidate)).toEqual([sentence]);
    expect(() => policyOf(candidate)).toThrow(sentence);
  });

  it("a category without a clause, and the clauses that nobody carries then", () => {
    const found = contradictions(withMessages({ clauses: [] }));
    expect(found).toContain("messages rests on no clause");
    expect(found).toContain("no category carries clause DA-2.messages");
  });

  it("a period that is missing", () => {
    const { uploadEnd, ...operational } = policy.operational;
    expect(contradictions({ ...policy, operational })).toEqual([
      "uploadUrl must be shorter than uploadEnd",
    ]);
    const { uploadUrl, ...rest } = policy.operational;
    expect(contradictions({ ...policy, operational: rest })).toEqual([]);
    expect([uploadEnd, uploadUrl]).toEqual(["PT30M", "PT15M"]);
  });

  it("everything at once, a sentence each", () => {
    const broken = { ...withMessages({ backup: true, table: "log-data" }), mediaClasses: [] };
    const found = contradictions(broken);
    expect(found).toHaveLength(3);
    expect(() => policyOf(broken)).toThrow(/contradicts itself:\n- .+\n- .+\n- .+$/);
  });
});

describe("DA-5.period: a default period", () => {
  it("may be the least or the most that can be chosen", () => {
    for (const bounds of [{ min: "P7D" }, { max: "P7D" }])
      expect(contradictions(withMessages({ retention: chosen(bounds) }))).toEqual([]);
  });
});

describe("classes of media", () => {
  it("may be any that rise and cover the longest period", () => {
    expect(contradictions({ ...policy, mediaClasses: ["P3650D"] })).toEqual([]);
    expect(contradictions({ ...policy, mediaClasses: ["P1D", "P9999D"] })).toEqual([]);
  });
});
