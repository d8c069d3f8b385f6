import { describe, expect, it } from "vitest";
import { categories } from "../../functions/policy/categories.ts";
import { milliseconds } from "../../functions/policy/duration.ts";
import { type Kind, type KindName, kinds } from "../../functions/policy/kinds.ts";
import { tables } from "../../functions/policy/names.ts";
import { promised } from "../../functions/policy/periods.ts";
import { platform } from "../../functions/policy/platform.ts";

const all: readonly Kind[] = (Object.keys(kinds) as KindName[]).map((name) => kinds[name]);

describe("what the product keeps of its own", () => {
  it("PP-4.integrated: lies with the categories in tables that are each somebody's", () => {
    const claimed = [...Object.values(categories), ...all].flatMap(({ table }) => table ?? []);
    expect(claimed.toSorted()).toEqual([...tables].toSorted());
  });

  it("invariant 11: has a backup of the ledger alone, without which no restored table could be opened", () => {
    expect(all.filter(({ backup }) => backup)).toEqual([kinds.ledger]);
  });

  it("PP-6.log: is gone no later than log data if it names a call that failed", () => {
    const failed = all.filter(({ clause }) => clause === "PP-6.log");
    expect(failed.length).toBeGreaterThan(0);
    for (const { retention } of failed) {
      expect(retention).toEqual({ kind: "fixed", period: promised.logData });
    }
  });
});

describe("what AWS keeps by itself", () => {
  it("is not promised where AWS only says what is usual", () => {
    const usual = Object.values(platform).filter(({ promised }) => !promised);
    expect(usual).toEqual([
      platform.ttlDelay,
      platform.logRemoval,
      platform.notificationToPeople,
      platform.notificationToServices,
    ]);
  });

  it("is a length of time, with a source", () => {
    for (const { period, source } of Object.values(platform)) {
      expect(milliseconds(period)).toBeGreaterThan(0);
      expect(source).toMatch(/^\S.*\S$/);
    }
  });
});
