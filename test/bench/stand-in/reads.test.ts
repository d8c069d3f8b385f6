import { describe, expect, it } from "vitest";
import { filled, given, key, put } from "./given.ts";
import type { Item } from "./values.ts";

const query = { TableName: "t", KeyConditionExpression: "pk = :p" };
const ofP = { ":p": { S: "p" } };
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers freely
type Ask = (operation: string, input: object) => any;

const allPages = (ask: Ask, more: object) => {
  const pages: Item[][] = [];
  let ExclusiveStartKey: Item | undefined;
  do {
    const page = ask("Query", {
      ...query,
      ExpressionAttributeValues: ofP,
      ...more,
      ExclusiveStartKey,
    });
    pages.push(page.Items);
    ExclusiveStartKey = page.LastEvaluatedKey;
  } while (ExclusiveStartKey);
  return pages;
};

describe("the pages of a query", () => {
  it("end at 1 MB of whole items, whatever is projected, and miss nothing", () => {
    const { ask } = filled(6_000, 400);
    const pages = allPages(ask, { ProjectionExpression: "sk" });
    expect(pages.map((page) => page.length)).toEqual([2_622, 2_622, 756]);
    expect(new Set(pages.flat().map(({ sk }) => sk?.S)).size).toBe(6_000);
  });

  it("end at the limit, in either order", () => {
    const { ask } = filled(5, 400);
    const pages = allPages(ask, { Limit: 2, ScanIndexForward: false });
    expect(pages.map((page) => page.map(({ sk }) => sk?.S?.at(-1)))).toEqual([
      ["4", "3"],
      ["2", "1"],
      ["0"],
    ]);
  });

  it("cost by size and consistency", () => {
    const { ask, counts } = filled(100, 400);
    allPages(ask, {});
    expect(counts().readUnits).toBe(5);
    allPages(ask, { ConsistentRead: true });
    expect(counts().readUnits).toBe(15);
  });

  it("hold only what the key's condition names", () => {
    const { ask } = given();
    for (const sk of ["a|1", "a|2", "b|1"]) ask("PutItem", put(key("p", sk)));
    const { Items } = ask("Query", {
      ...query,
      KeyConditionExpression: "pk = :p AND begins_with(sk, :a)",
      ExpressionAttributeValues: { ...ofP, ":a": { S: "a|" } },
    });
    expect(Items).toHaveLength(2);
  });
});
