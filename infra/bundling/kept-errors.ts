/**
 * The errors of the SDK that our functions tell apart by class (`instanceof`), by the client that throws them. All others
 * lose their class in a bundle and keep their name and status, by which the SDK retries and a log says what
 * happened. A test holds this list against what the functions import, wherever it is imported.
 */
export const keptErrors: Readonly<Record<string, readonly string[]>> = {
  "client-dynamodb": ["ConditionalCheckFailedException", "TransactionCanceledException"],
  "client-scheduler": ["ConflictException", "ResourceNotFoundException"],
};
