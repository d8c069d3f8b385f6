import type { BatchStatementRequest, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { sendStatements } from "../../../functions/adapters/statements.ts";

type Answer = { readonly Error?: { readonly Code: string } };
type Batch = readonly BatchStatementRequest[];

const fine: Answer = {};
const failed = (Code: string): Answer => ({ Error: { Code } });

/** A DynamoDB that answers each statement as it is told, and notes the batches that it got. */
const dynamodb = (answer: (statement: string, sending: number) => Answer) => {
  const batches: string[][] = [];
  const sendings = new Map<string, number>();
  const send = async ({ input }: { readonly input: { readonly Statements: Batch } }) => {
    const statements = input.Statements.map(({ Statement = "" }) => Statement);
    batches.push(statements);
    const Responses = statements.map((statement) => {
      const sending = (sendings.get(statement) ?? 0) + 1;
      sendings.set(statement, sending);
      return answer(statement, sending);
    });
    return { Responses };
  };
  return { client: { send } as unknown as DynamoDBClient, batches };
};

const statements = (count: number): BatchStatementRequest[] =>
  Array.from({ length: count }, (_, index) => ({ Statement: `s${index}` }));

/** What is sent again is sent after a random pause; here it is none. */
beforeEach(() => {
  vi.spyOn(Math, "random").mockReturnValue(0);
});

describe("statements", () => {
  it("go in batches of 25, each of them once", async () => {
    const { client, batches } = dynamodb(() => fine);
    expect(await sendStatements(client, statements(260))).toEqual({ done: 260, unmet: 0 });
    expect(batches.map(({ length }) => length)).toEqual([...Array(10).fill(25), 10]);
    expect(new Set(batches.flat()).size).toBe(260);
  });

  it("that are none are not sent", async () => {
    const { client, batches } = dynamodb(() => fine);
    expect(await sendStatements(client, [])).toEqual({ done: 0, unmet: 0 });
    expect(batches).toEqual([]);
  });

  it.each(["ConditionalCheckFailed", "DuplicateItem"])(
    "whose condition is not met (%s) are counted and not sent again",
    async (code) => {
      const { client, batches } = dynamodb((one) => (one === "s1" ? failed(code) : fine));
      expect(await sendStatements(client, statements(3))).toEqual({ done: 2, unmet: 1 });
      expect(batches).toHaveLength(1);
    },
  );

  it.each([
    "ThrottlingError",
    "ProvisionedThroughputExceeded",
    "RequestLimitExceeded",
    "InternalServerError",
    "TransactionConflict",
  ])("that were not taken for the moment (%s) are sent again, and only they", async (code) => {
    const { client, batches } = dynamodb((one, sending) =>
      (one === "s1" || one === "s3") && sending < 3 ? failed(code) : fine,
    );
    expect(await sendStatements(client, statements(5))).toEqual({ done: 5, unmet: 0 });
    expect(batches.slice(1)).toEqual([
      ["s1", "s3"],
      ["s1", "s3"],
    ]);
  });

  it("that are sent again may meet their condition or not", async () => {
    const { client } = dynamodb((one, sending) => {
      if (sending === 1) return failed("ThrottlingError");
      return one === "s2" ? failed("ConditionalCheckFailed") : fine;
    });
    expect(await sendStatements(client, statements(4))).toEqual({ done: 3, unmet: 1 });
  });

  it("that are throttled without end fail in the end", async () => {
    const { client, batches } = dynamodb(() => failed("ThrottlingError"));
    await expect(sendStatements(client, statements(2))).rejects.toThrow(
      "DynamoDB keeps throttling",
    );
    expect(batches.length).toBeGreaterThan(3);
    expect(batches.length).toBeLessThan(20);
  });

  it.each([
    "ValidationError",
    "AccessDenied",
    "ResourceNotFound",
    "ItemCollectionSizeLimitExceeded",
  ])("that fail for another reason (%s) are an error, named by its code alone", async (code) => {
    const { client } = dynamodb((one) => (one === "s1" ? failed(code) : fine));
    const sending = sendStatements(client, statements(3));
    await expect(sending).rejects.toThrow(`DynamoDB refused a statement: ${code}`);
  });

  it("of a batch that does not arrive at all are an error", async () => {
    const send = async () => {
      throw new Error("no network");
    };
    const client = { send } as unknown as DynamoDBClient;
    await expect(sendStatements(client, statements(1))).rejects.toThrow("no network");
  });
});
