/** An AWS for the tests: MiniStack for everything but DynamoDB, and Amazon's own DynamoDB Local for that. */
import type { TestProject } from "vitest/node";
import { startMiniStack } from "../../local/ministack/start-ministack.ts";
import { startDynamodbLocal } from "./dynamodb-local.ts";

declare module "vitest" {
  export interface ProvidedContext {
    endpoints: { readonly aws: string; readonly dynamodb: string };
  }
}

export default async (project: TestProject) => {
  const [aws, dynamodb] = await Promise.all([startMiniStack(), startDynamodbLocal()]);
  project.provide("endpoints", { aws: aws.endpoint, dynamodb: dynamodb.endpoint });
  return async () => {
    await Promise.all([aws.stop(), dynamodb.stop()]);
  };
};
