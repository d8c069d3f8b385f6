/**
 * Batches of conditional writes: PartiQL carries a condition per item at the requests of a plain batch, and
 * answers for each item on its own.
 */
import type {
  AttributeValue,
  BatchExecuteStatementInput,
  BatchExecuteStatementOutput,
} from "@aws-sdk/client-dynamodb";
import type { Outcome } from "../ports.ts";
import { Refused, type Wire } from "./wire.ts";

export type Statement = { readonly Statement: string; readonly Parameters: AttributeValue[] };

const outcomes: Readonly<Record<string, Outcome>> = {
  // The item was not as the condition wanted it: already there, changed or gone.
  ConditionalCheckFailed: "unmet",
  DuplicateItem: "unmet",
  ThrottlingError: "throttled",
  ProvisionedThroughputExceeded: "throttled",
  RequestLimitExceeded: "throttled",
  InternalServerError: "failed",
  TransactionConflict: "failed",
};

/** A code that we do not know is a refusal of its statement, which says nothing of the others in the request. */
const outcomeOf = (code: string | undefined): Outcome =>
  code === undefined ? "done" : (outcomes[code] ?? "refused");

const throttled = new Set([
  "ThrottlingException",
  "ProvisionedThroughputExceededException",
  "RequestLimitExceeded",
]);

/** Whether a request was lost on the way: connections that break have a code, mistakes of ours have none. */
const isLost = (error: unknown): boolean =>
  error instanceof Error && ("code" in error || error.name === "TimeoutError");

/** What a request means that was refused as a whole, or lost; what trying again cannot help is thrown. */
const outcomeOfAll = (error: unknown): Outcome => {
  if (isLost(error)) return "failed";
  if (!(error instanceof Refused)) throw error;
  if (throttled.has(error.name)) return "throttled";
  if (error.$metadata.httpStatusCode >= 500) return "failed";
  throw error;
};

/** Sends up to `limits.dynamodbBatch` statements in one request; answers what became of each. */
export const sendStatements = async (
  { once }: Pick<Wire, "once">,
  statements: readonly Statement[],
): Promise<readonly Outcome[]> => {
  const input: BatchExecuteStatementInput = { Statements: [...statements] };
  const answer = await once<BatchExecuteStatementOutput>("BatchExecuteStatement", input).catch(
    outcomeOfAll,
  );
  if (typeof answer === "string") return statements.map(() => answer);
  const { Responses = [] } = answer;
  if (Responses.length !== statements.length)
    throw new Error("DynamoDB left a statement unanswered");
  return Responses.map(({ Error: refusal }) => outcomeOf(refusal && (refusal.Code ?? "Unknown")));
};
