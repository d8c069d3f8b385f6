import { DynamoDBClient } from "@aws-sdk/client-dynamodb";

/** DynamoDB with retries spread over a few seconds: what still fails then is tried again by who called us. */
export const dynamodbClient = (): DynamoDBClient =>
  new DynamoDBClient({ maxAttempts: 5, retryMode: "standard" });
