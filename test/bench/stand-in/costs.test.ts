import { describe, expect, it } from "vitest";
import { filled, given, key, put } from "./given.ts";
import { type Item, itemSize } from "./values.ts";

describe("what things weigh and cost", () => {
  it("counts names and values", () => {
    expect(itemSize({ pk: { S: "pé" }, n: { N: "1893456000010" }, flag: { BOOL: true } })).toBe(
      5 + (1 + 7) + 5,
    );
  });

  it("seeds items of exactly the weight asked for", () => {
    const { ask } = filled(1, 400);
    expect(itemSize(ask("Scan", { TableName: "t" }).Items[0])).toBe(400);
  });

  it("charges the index for entries that come, go and move, and not for those that stay", () => {
    const { ask, counts } = given();
    const row = (due: string, touched: string) => ({
      ...key("p", "s"),
      dueShard: { S: "0" },
      due: { N: due },
      touched: { N: touched },
    });
    ask("PutItem", put(row("1", "1")));
    expect(counts().writeUnits).toBe(2);
    ask("PutItem", put(row("1", "2")));
    expect(counts().writeUnits).toBe(3);
    ask("PutItem", put(row("2", "2")));
    expect(counts().writeUnits).toBe(6);
    ask("DeleteItem", { TableName: "t", Key: key("p", "s") });
    expect(counts().writeUnits).toBe(8);
  });

  it("lists in the index what is due, in order", () => {
    const { ask } = given();
    for (const due of ["30", "5", "20"]) {
      ask("PutItem", put({ ...key("p", due), dueShard: { S: "0" }, due: { N: due } }));
    }
    const { Items } = ask("Query", {
      TableName: "t",
      IndexName: "due",
      KeyConditionExpression: "dueShard = :shard AND due <= :now",
      ExpressionAttributeValues: { ":shard": { S: "0" }, ":now": { N: "20" } },
    });
    expect(Items.map(({ due }: Item) => due?.N)).toEqual(["5", "20"]);
  });

  it("finds in the other index what bears a name, for as long as it does", () => {
    const { ask, counts } = given();
    const named = (name: string) =>
      ask("Query", {
        TableName: "t",
        IndexName: "named",
        KeyConditionExpression: "#named = :name",
        ExpressionAttributeNames: { "#named": "named" },
        ExpressionAttributeValues: { ":name": { S: name } },
      }).Items.map(({ pk }: Item) => pk?.S);
    ask("PutItem", put({ ...key("day 1", "s"), named: { S: "a" } }));
    ask("PutItem", put({ ...key("day 2", "s"), named: { S: "a" } }));
    expect(counts().writeUnits).toBe(4);
    expect(named("a")).toEqual(["day 1", "day 2"]);
    ask("DeleteItem", { TableName: "t", Key: key("day 1", "s") });
    ask("PutItem", put({ ...key("day 2", "s"), named: { S: "b" } }));
    expect(counts().writeUnits).toBe(9);
    expect([named("a"), named("b")]).toEqual([[], ["day 2"]]);
  });
});
