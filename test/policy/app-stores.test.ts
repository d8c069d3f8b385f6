import { describe, expect, it } from "vitest";
import { emptiedTables, smallTables } from "../../functions/policy/app-stores.ts";
import { requiredStores, storesOf } from "../../functions/policy/receipts.ts";

const holders = (stores: readonly { readonly holder: string }[]) =>
  stores.map(({ holder }) => holder).sort();

describe("PP-6.configuration: what is read back after an app's purge", () => {
  it("is every table that is emptied, and the bucket", () => {
    expect(holders(storesOf("purge", "messages"))).toEqual([...emptiedTables, "media"].sort());
  });

  it("may be less in a receipt from before its table was read back, and nothing else may be", () => {
    const required = holders(requiredStores("purge", "messages"));
    const left = holders(storesOf("purge", "messages")).filter((one) => !required.includes(one));
    expect(left).toEqual(["budgets", "data-holders", "holds", "requests"]);
  });

  it("is counted row by row where a table holds no records", () => {
    expect([...smallTables].sort()).toEqual([
      ...["apps", "budgets", "configuration", "data-holders", "erasures", "holds", "keys"],
      "requests",
    ]);
  });
});
