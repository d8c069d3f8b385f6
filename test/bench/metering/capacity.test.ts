import { describe, expect, it } from "vitest";
import { tablesOf, unitsOf } from "./capacity.ts";

const call = (operation: string, request: object, response: object = {}, ok = true) =>
  unitsOf({ operation, request: { ...request }, response: { ...response }, ok });

const insertion = (text: string) => ({
  Statement: `INSERT INTO "t" VALUE {'pk': ?, 'text': ?}`,
  Parameters: [{ S: "p" }, { S: text }],
});

describe("what a call to DynamoDB costs", () => {
  it("is what DynamoDB says", () => {
    const ConsumedCapacity = { CapacityUnits: 3 };
    expect(call("UpdateItem", {}, { ConsumedCapacity })).toEqual({ wru: 3, rru: 0 });
    expect(call("Query", {}, { ConsumedCapacity })).toEqual({ wru: 0, rru: 3 });
    expect(call("BatchWriteItem", {}, { ConsumedCapacity: [ConsumedCapacity] }).wru).toBe(3);
  });

  it("is half a unit for a read that finds nothing, a whole one for a consistent one", () => {
    expect(call("Query", {}).rru).toBe(0.5);
    expect(call("GetItem", { ConsistentRead: true }).rru).toBe(1);
    const RequestItems = { t: { Keys: [{}, {}], ConsistentRead: true }, u: { Keys: [{}] } };
    expect(call("BatchGetItem", { RequestItems }).rru).toBe(2.5);
  });

  it("is a unit a statement, and one more for each further kilobyte inserted", () => {
    const deletion = { Statement: `DELETE FROM "t" WHERE "pk" = ?`, Parameters: [{ S: "p" }] };
    const Statements = [deletion, insertion("short"), insertion("x".repeat(1_100))];
    expect(call("BatchExecuteStatement", { Statements }).wru).toBe(4);
  });

  it("is one more for a directory row that goes, and two for one that moves within the index", () => {
    const where = 'WHERE "pk" = ? AND "sk" = ? AND "touched" = ?';
    const of = (Statement: string) =>
      call("BatchExecuteStatement", { Statements: [{ Statement }] });
    expect(of(`DELETE FROM "t" ${where}`).wru).toBe(2);
    expect(of(`UPDATE "t" SET "due" = ? ${where}`).wru).toBe(3);
  });

  it("is twice as much in a transaction", () => {
    expect(call("TransactWriteItems", { TransactItems: [{}, {}] }).wru).toBe(4);
  });

  it("is a unit for a refused condition, and nothing for any other failure", () => {
    const refused = { __type: "com.amazonaws.dynamodb#ConditionalCheckFailedException" };
    expect(call("PutItem", {}, refused, false).wru).toBe(1);
    expect(call("PutItem", {}, { __type: "x#ThrottlingException" }, false).wru).toBe(0);
  });
});

describe("the tables of a call", () => {
  const tables = (request: object) =>
    tablesOf({ operation: "Any", request: { ...request }, response: {}, ok: true });

  it("are found wherever the operation names them", () => {
    expect(tables({ TableName: "a" })).toBe("a");
    expect(tables({ RequestItems: { b: {}, a: {} } })).toBe("a b");
    expect(
      tables({ TransactItems: [{ Put: { TableName: "a" } }, { Delete: { TableName: "a" } }] }),
    ).toBe("a");
    expect(tables({ Statements: [{ Statement: `DELETE FROM "a" WHERE "pk" = ?` }] })).toBe("a");
  });
});
