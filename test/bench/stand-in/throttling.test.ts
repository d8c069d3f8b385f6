import { describe, expect, it } from "vitest";
import { codeOf, filled, given, key, put } from "./given.ts";

describe("throttling", () => {
  const deletions = (from: number) => ({
    RequestItems: {
      t: Array.from({ length: 25 }, (_, place) => ({
        DeleteRequest: { Key: key("p", `s${String(from + place).padStart(22, "0")}`) },
      })),
    },
  });

  it("lets a partition have its units a second, and no more than a second's at once", () => {
    const { ask, clock } = filled(100, 400, { unitsPerKey: 10 });
    expect(codeOf(() => ask("BatchWriteItem", deletions(0)))).toBe(
      "ProvisionedThroughputExceededException",
    );
    clock.now = 1_500;
    expect(ask("BatchWriteItem", deletions(0)).UnprocessedItems.t).toHaveLength(15);
    clock.now = 60_000;
    expect(ask("BatchWriteItem", deletions(25)).UnprocessedItems.t).toHaveLength(15);
    expect(ask("Scan", { TableName: "t" }).Count).toBe(80);
  });

  it("throttles statements one by one, and charges only what it let in", () => {
    const { ask, clock, counts } = filled(3, 400, { unitsPerKey: 2 });
    clock.now = 1_000;
    const Statements = ["0", "1", "2"].map((last) => ({
      Statement: `DELETE FROM "t" WHERE "pk" = ? AND "sk" = ?`,
      Parameters: [{ S: "p" }, { S: `s${last.padStart(22, "0")}` }],
    }));
    const { Responses } = ask("BatchExecuteStatement", { Statements });
    expect(Responses[2].Error.Code).toBe("ThrottlingError");
    expect(counts()).toMatchObject({ writeUnits: 2, throttledWrites: 1 });
  });

  it("is a matter of each partition", () => {
    const { ask, clock } = given({ unitsPerKey: 1 });
    clock.now = 1_000;
    ask("PutItem", put(key("one", "s")));
    expect(codeOf(() => ask("PutItem", put(key("one", "t"))))).toBe(
      "ProvisionedThroughputExceededException",
    );
    expect(codeOf(() => ask("PutItem", put(key("other", "s"))))).toBe("none");
  });
});
