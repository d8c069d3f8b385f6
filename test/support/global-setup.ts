/** An AWS for the tests: MiniStack for everything but DynamoDB, and Amazon's own DynamoDB Local for that. */
import type { TestProject } from "vitest/node";
import { startMiniStack } from "../../local/ministack/start-ministack.ts";
import { startDynamodbLocal } from "./dynamodb-local.ts";
import { templateFile } from "./front/template.ts";
import { summaryOf, usesFile } from "./front/used-rights.ts";

declare module "vitest" {
  export interface ProvidedContext {
    endpoints: { readonly aws: string; readonly dynamodb: string };
    /** Where the template lies by whose roles calls are judged. */
    template: string;
    /** The file to which workers write which rights were used. */
    uses: string;
  }
}

export default async (project: TestProject) => {
  const [aws, dynamodb, template] = await Promise.all([
    startMiniStack(),
    startDynamodbLocal(),
    templateFile(),
  ]);
  const uses = usesFile(project.name);
  project.provide("template", template);
  project.provide("uses", uses);
  project.provide("endpoints", { aws: aws.endpoint, dynamodb: dynamodb.endpoint });
  return async () => {
    process.stdout.write(`${summaryOf(uses)}\n`);
    await Promise.all([aws.stop(), dynamodb.stop()]);
  };
};
