/** An AWS for the tests: MiniStack for everything but DynamoDB, and Amazon's own DynamoDB Local for that. */
import type { TestProject } from "vitest/node";
import { startMiniStack } from "../../local/ministack/start-ministack.ts";
import { startDynamodbLocal } from "./dynamodb-local.ts";
import { templateFile } from "./front/template.ts";
import { keepUses, summaryOf, unneededBy, usesFile } from "./front/used-rights.ts";

declare module "vitest" {
  export interface ProvidedContext {
    endpoints: { readonly aws: string; readonly dynamodb: string };
    /** Where the template lies by whose roles calls are judged. */
    template: string;
    /** The file to which workers write which rights were used. */
    uses: string;
  }
}

/** Whether all files of a project have run, as without arguments, and not some alone. */
const ranInWhole = async (project: TestProject): Promise<boolean> => {
  const { testFiles } = await project.globTestFiles();
  const ran = project.vitest.state.getFiles().filter((file) => file.projectName === project.name);
  return ran.length >= testFiles.length;
};

/** Says which rights of the roles no test needs: they are told, and do not fail the run yet. */
const tellUnneeded = (template: string): void => {
  const { given, unneeded } = unneededBy(template) ?? { given: [], unneeded: [] };
  if (given.length === 0) return;
  process.stdout.write(`${given.length - unneeded.length} of ${given.length} rights are needed.\n`);
  if (unneeded.length === 0) return;
  process.stdout.write(`No test needs these rights:\n${unneeded.join("\n")}\n`);
};

export default async (project: TestProject) => {
  const [aws, dynamodb, template] = await Promise.all([
    startMiniStack(),
    startDynamodbLocal(),
    templateFile(),
  ]);
  const run = { project: project.name, template };
  const uses = usesFile(run);
  project.provide("template", template);
  project.provide("uses", uses);
  project.provide("endpoints", { aws: aws.endpoint, dynamodb: dynamodb.endpoint });
  return async () => {
    process.stdout.write(`${summaryOf(run)}\n`);
    if (await ranInWhole(project)) keepUses(run);
    if (project.name === "thorough") tellUnneeded(template);
    await Promise.all([aws.stop(), dynamodb.stop()]);
  };
};
