// The clients that the libraries are given: the SDK's own, as they recommend.
import { DynamoDB } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";

/** The endpoint and credentials come from the environment, as for all that is measured. */
export const client = () => new DynamoDB({});
export const documentClient = () => DynamoDBDocumentClient.from(client());
