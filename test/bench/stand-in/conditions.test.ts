import { describe, expect, it } from "vitest";
import { codeOf, given, key, put } from "./given.ts";
import type { Item } from "./values.ts";

describe("conditions", () => {
  const row = { ...key("p", "s"), due: { N: "10" }, touched: { N: "1" } };
  const update = (condition: string, values: Item) => ({
    TableName: "t",
    Key: key("p", "s"),
    UpdateExpression: "SET touched = :touched",
    ConditionExpression: condition,
    ExpressionAttributeValues: { ":touched": { N: "2" }, ...values },
  });

  it("compare numbers as numbers", () => {
    const { ask } = given();
    ask("PutItem", put(row));
    const limit = (N: string) => update("due <= :limit", { ":limit": { N } });
    expect(codeOf(() => ask("UpdateItem", limit("9")))).toBe("ConditionalCheckFailedException");
    expect(codeOf(() => ask("UpdateItem", limit("100")))).toBe("none");
    expect(ask("GetItem", { TableName: "t", Key: key("p", "s") }).Item.touched.N).toBe("2");
  });

  it("know what is not there, and alternatives", () => {
    const { ask } = given();
    const either = update("attribute_not_exists(due) OR due > :due", { ":due": { N: "10" } });
    expect(codeOf(() => ask("UpdateItem", either))).toBe("none");
    ask("PutItem", put(row));
    expect(codeOf(() => ask("UpdateItem", either))).toBe("ConditionalCheckFailedException");
  });

  it("know what a text begins with and what it contains", () => {
    const { ask } = given();
    ask("PutItem", put({ ...row, turn: { S: "chain.07" } }));
    const asked = (condition: string, text: string) =>
      codeOf(() => ask("UpdateItem", update(condition, { ":text": { S: text } })));
    expect(asked("begins_with(turn, :text) AND contains(turn, :text)", "chain.")).toBe("none");
    expect(asked("contains(turn, :text)", ".07")).toBe("none");
    expect(asked("begins_with(turn, :text)", ".07")).toBe("ConditionalCheckFailedException");
    expect(asked("contains(turn, :text)", "8")).toBe("ConditionalCheckFailedException");
  });

  it("cost a write when they are not met", () => {
    const { ask, counts } = given();
    const Item = { ...key("p", "s"), text: { S: "x".repeat(1_500) } };
    ask("PutItem", put(Item));
    const again = { ...put(key("p", "s")), ConditionExpression: "attribute_not_exists(pk)" };
    expect(codeOf(() => ask("PutItem", again))).toBe("ConditionalCheckFailedException");
    expect(counts().writeUnits).toBe(2 + 2);
  });

  it("are asked per statement, in any order, and an insertion never overwrites", () => {
    const { ask } = given();
    for (const sk of ["1", "2"]) ask("PutItem", put({ ...key("p", sk), at: { N: sk } }));
    const { Responses } = ask("BatchExecuteStatement", {
      Statements: [
        {
          Statement: `DELETE FROM "t" WHERE "at" = ? AND "sk" = ? AND "pk" = ?`,
          Parameters: [{ N: "1" }, { S: "1" }, { S: "p" }],
        },
        {
          Statement: `DELETE FROM "t" WHERE "pk" = ? AND "sk" = ? AND "at" = ?`,
          Parameters: [{ S: "p" }, { S: "2" }, { N: "3" }],
        },
        {
          Statement: `DELETE FROM "t" WHERE "pk" = ? AND "sk" = ?`,
          Parameters: [{ S: "p" }, { S: "gone" }],
        },
        {
          Statement: `INSERT INTO "t" VALUE {'pk': ?, 'sk': ?}`,
          Parameters: [{ S: "p" }, { S: "2" }],
        },
      ],
    });
    const codes = Responses.map((one: { Error?: { Code: string } }) => one.Error?.Code);
    expect(codes).toEqual([undefined, "ConditionalCheckFailed", undefined, "DuplicateItem"]);
    expect(ask("Scan", { TableName: "t" }).Items.map(({ sk }: Item) => sk?.S)).toEqual(["2"]);
  });

  it("leave what an update sets only if it is not there", () => {
    const { ask } = given();
    const enter = (due: string) => ({
      TableName: "t",
      Key: key("p", "s"),
      UpdateExpression: "SET touched = :due, due = if_not_exists(due, :due)",
      ExpressionAttributeValues: { ":due": { N: due } },
      ReturnValues: "ALL_NEW",
    });
    ask("UpdateItem", enter("5"));
    const { Attributes } = ask("UpdateItem", enter("9"));
    expect(Attributes).toEqual({ ...key("p", "s"), touched: { N: "9" }, due: { N: "5" } });
  });
});
