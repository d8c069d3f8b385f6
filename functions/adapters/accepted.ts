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

/** A condition was not met, or an item is there already. */
const refusals = new Set(["ConditionalCheckFailed", "DuplicateItem"]);

/** DynamoDB Local calls an `INSERT` of what is there already a mistake of form, by this message. */
const duplicate = /^Duplicate primary key/;

type Reason = { readonly Code?: string | undefined; readonly Message?: string | undefined };
const isRefusal = ({ Code = "", Message = "" }: Reason): boolean =>
  refusals.has(Code) || duplicate.test(Message);

/** Awaits a transaction that one of its conditions may refuse; false if it did. One that met others has been tried again. */
export const transacted = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    const reasons =
      error instanceof TransactionCanceledException ? (error.CancellationReasons ?? []) : [];
    if (reasons.some(isRefusal)) return false;
    throw error;
  }
};
