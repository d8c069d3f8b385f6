import { describe, expect, it } from "vitest";
import { type Statement, sendStatements } from "../../../functions/adapters/statements.ts";
import { type Call, Refused } from "../../../functions/adapters/wire.ts";

const statements = (count: number): Statement[] =>
  Array.from({ length: count }, (_, index) => ({ Statement: `s${index}`, Parameters: [] }));

/** A DynamoDB that answers the statements in order with these codes. */
const answering = (...codes: (string | undefined)[]) => ({
  once: (async () => ({
    Responses: codes.map((Code) => (Code === undefined ? {} : { Error: { Code } })),
  })) as Call,
});

const failing = (error: Error) => ({
  once: (async () => {
    throw error;
  }) as Call,
});

describe("a batch of statements", () => {
  it("is one request, whose answer is read statement by statement", async () => {
    const wire = answering(undefined, "ConditionalCheckFailed", undefined, "DuplicateItem");
    expect(await sendStatements(wire, statements(4))).toEqual(["done", "unmet", "done", "unmet"]);
  });

  it.each([
    ["ThrottlingError", "throttled"],
    ["ProvisionedThroughputExceeded", "throttled"],
    ["RequestLimitExceeded", "throttled"],
    ["InternalServerError", "failed"],
    ["TransactionConflict", "failed"],
  ])("says which statement was not taken for the moment (%s: %s)", async (code, outcome) => {
    expect(await sendStatements(answering(undefined, code), statements(2))).toEqual([
      "done",
      outcome,
    ]);
  });

  it.each([
    "ValidationError",
    "AccessDenied",
    "ResourceNotFound",
    "ItemCollectionSizeLimitExceeded",
  ])("of which one is refused for another reason (%s) says so of that one alone", async (code) => {
    const sending = sendStatements(answering(code, undefined), statements(2));
    expect(await sending).toEqual(["refused", "done"]);
  });

  it("of which a statement stays unanswered is an error, never a success", async () => {
    const sending = sendStatements(answering(undefined), statements(2));
    await expect(sending).rejects.toThrow("DynamoDB left a statement unanswered");
  });

  it.each([
    [new Refused("ThrottlingException", 400), "throttled"],
    [new Refused("ProvisionedThroughputExceededException", 400), "throttled"],
    [new Refused("InternalServerError", 500), "failed"],
    [new Refused("ServiceUnavailable", 503), "failed"],
    [Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }), "failed"],
    [Object.assign(new Error("too slow"), { name: "TimeoutError" }), "failed"],
  ])(
    "that is refused or lost as a whole (%s) is to be sent again, all of it",
    async (error, outcome) => {
      expect(await sendStatements(failing(error), statements(2))).toEqual([outcome, outcome]);
    },
  );

  it("that a mistake of ours prevents is that mistake, not a request to repeat", async () => {
    const sending = sendStatements(failing(new TypeError("not a function")), statements(2));
    await expect(sending).rejects.toThrow("not a function");
  });

  it.each(["AccessDeniedException", "ValidationException", "ResourceNotFoundException"])(
    "that DynamoDB will never take (%s) is an error",
    async (name) => {
      const sending = sendStatements(failing(new Refused(name, 400)), statements(2));
      await expect(sending).rejects.toThrow(name);
    },
  );
});
