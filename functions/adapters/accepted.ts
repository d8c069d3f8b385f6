import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
} from "@aws-sdk/client-dynamodb";

/** Awaits a write that its condition may refuse; false if it did. */
export const accepted = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

/** A condition was not met, or somebody else is writing the same rows right now. */
const refusals = new Set(["ConditionalCheckFailed", "TransactionConflict"]);

/** Awaits a transaction that one of its conditions, or another one, may refuse; false if it did. */
export const transacted = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    const reasons =
      error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
    if (reasons.some(({ Code = "" }) => refusals.has(Code))) return false;
    throw error;
  }
};
