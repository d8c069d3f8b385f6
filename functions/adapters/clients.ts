import { DynamoDBClient, TransactionCanceledException } from "@aws-sdk/client-dynamodb";

const conflict = "TransactionConflict";

/** Only other transactions were in the way: a condition that is not met stays so, however often it is asked. */
const isInTheWay = (error: unknown): error is Error => {
  if (!(error instanceof Error)) return false;
  if (error.name === `${conflict}Exception`) return true;
  if (!(error instanceof TransactionCanceledException)) return false;
  const codes = (error.CancellationReasons ?? []).map(({ Code = "None" }) => Code);
  return codes.includes(conflict) && codes.every((code) => [conflict, "None"].includes(code));
};

/**
 * DynamoDB with retries spread over a few seconds: what still fails then is tried again by who called us. A write that
 * met a transaction under way is one of these, which the SDK does not know by itself.
 */
export const dynamodbClient = (): DynamoDBClient => {
  const client = new DynamoDBClient({ maxAttempts: 5, retryMode: "standard" });
  client.middlewareStack.add(
    (next) => async (args) => {
      try {
        return await next(args);
      } catch (error) {
        if (isInTheWay(error)) Object.assign(error, { $retryable: {} });
        throw error;
      }
    },
    { step: "deserialize", priority: "high", name: "conflictsPass" },
  );
  return client;
};
