import { describe, expect, it } from "vitest";
import { given } from "./given.ts";

const key = { pk: { S: "p" }, sk: { S: "s" } };
const put = (version: string) => ({
  Put: { TableName: "t", Item: { ...key, version: { N: version } } },
});
const unless = (version: string) => ({
  ConditionCheck: {
    TableName: "t",
    Key: key,
    ConditionExpression: "version = :version",
    ExpressionAttributeValues: { ":version": { N: version } },
  },
});
const update = {
  Statement:
    'UPDATE "t" SET "due" = ? SET "late" = ? WHERE "pk" = ? AND "sk" = ? AND "version" = ?',
  Parameters: [{ N: "7" }, { BOOL: true }, key.pk, key.sk, { N: "1" }],
};
const item = { ...key, version: { N: "1" }, due: { N: "7" }, late: { BOOL: true } };

describe("transactions", () => {
  it("change everything or, if one condition is not met, nothing", () => {
    const { ask } = given();
    ask("TransactWriteItems", { TransactItems: [put("1")] });
    const twice = { TransactItems: [unless("2"), { Delete: { TableName: "t", Key: key } }] };
    expect(() => ask("TransactWriteItems", twice)).toThrow("Transaction cancelled");
    expect(ask("GetItem", { TableName: "t", Key: key }).Item?.version).toEqual({ N: "1" });
  });

  it("answer a token that they know without doing anything again", () => {
    const { ask } = given();
    const once = { TransactItems: [put("1")], ClientRequestToken: "once" };
    ask("TransactWriteItems", once);
    ask("TransactWriteItems", { TransactItems: [put("2")] });
    ask("TransactWriteItems", once);
    expect(ask("GetItem", { TableName: "t", Key: key }).Item?.version).toEqual({ N: "2" });
  });

  it("carry out statements that change what is as it was read", () => {
    const { ask } = given();
    ask("TransactWriteItems", { TransactItems: [put("1")] });
    ask("ExecuteTransaction", { TransactStatements: [update] });
    expect(ask("GetItem", { TableName: "t", Key: key }).Item).toEqual(item);
  });
});
