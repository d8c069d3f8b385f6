import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";

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
