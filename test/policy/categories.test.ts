import { describe, expect, it } from "vitest";
import {
  type Category,
  categories,
  chosenCategories,
  perishable,
} from "../../functions/policy/categories.ts";
import { clauses } from "../../functions/policy/clauses.ts";
import { tables } from "../../functions/policy/names.ts";

const all: readonly (readonly [string, Category])[] = Object.entries(categories);
const retentionOf = (name: keyof typeof categories): Category["retention"] =>
  categories[name].retention;

describe("the periods of the policy's text", () => {
  it("PP-6.log: log data for 7 days", () => {
    expect(retentionOf("logData")).toEqual({ kind: "fixed", period: "P7D" });
  });

  it("PP-6.monitoring: monitoring data for 2 days", () => {
    expect(retentionOf("monitoringData")).toEqual({ kind: "fixed", period: "P2D" });
  });

  it("PP-6.configuration: configuration and registry until 2 months after termination", () => {
    for (const name of ["configuration", "appRegistry"] as const) {
      expect(retentionOf(name)).toEqual({ kind: "after-termination", period: "P2M" });
    }
  });

  it("DA-5.period, DA-5.opt-out: messages and user information as chosen, 7 days by default, or not at all", () => {
    for (const name of ["messages", "userInformation"] as const) {
      expect(retentionOf(name)).toEqual({
        kind: "chosen",
        default: "P7D",
        min: "P1D",
        max: "P3650D",
        optOut: true,
      });
    }
  });
});

describe("every category", () => {
  it.each(all)(
    "%s says what it is, why and by what right it is kept, and how it goes",
    (_, one) => {
      for (const text of [one.title, one.purpose, one.legalBasis, one.clock, one.erasure]) {
        expect(text).not.toBe("");
      }
      expect(one.fields.length).toBeGreaterThan(0);
      expect(one.clauses.every((id) => id in clauses)).toBe(true);
    },
  );

  it("has a table of its own", () => {
    const used = all.map(([, { table }]) => table);
    expect(new Set(used).size).toBe(used.length);
    for (const table of used) expect(tables).toContain(table);
  });

  it("PP-5: that expires record by record has no backup; the registry has one", () => {
    expect(all.filter(([, { backup }]) => backup).map(([name]) => name)).toEqual(["appRegistry"]);
  });

  it("DA-2.messages: that has media is the messages", () => {
    expect(all.filter(([, { bucket }]) => bucket).map(([name]) => name)).toEqual(["messages"]);
  });
});

describe("the lists of categories", () => {
  it("DA-5.period: the customer chooses for those whose retention is chosen", () => {
    const chosen = all.filter(([, { retention }]) => retention.kind === "chosen");
    expect(chosen.map(([name]) => name).sort()).toEqual([...chosenCategories].sort());
  });

  it("records expire one by one in all that do not wait for a termination", () => {
    const expiring = all.filter(([, { retention }]) => retention.kind !== "after-termination");
    expect(expiring.map(([name]) => name).sort()).toEqual([...perishable].sort());
  });
});
