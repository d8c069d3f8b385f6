/** The example of a pipeline: its workflow is read as GitHub would read it, and what it runs is run, beside MiniStack. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { example } from "./programs.ts";
import { folder, run } from "./steps.ts";

const file = "ci/deploy.yml";
const validator = ["@action-validator/core@0.6.0", "@action-validator/cli@0.6.0"] as const;
/** MiniStack lacks what the stack's own Cognito pool needs; `npm run documented` deploys with an issuer in its place. */
const cannot: readonly string[] = ["npx cdk deploy"];

const install = (...packages: readonly string[]) =>
  run({ file: "npm", args: ["install", "--no-audit", "--no-fund", "--silent", ...packages] });

export const lintPipeline = async (): Promise<string> => {
  await install(...validator);
  writeFileSync(join(folder, "deploy.yml"), example(file));
  await run({ file: "npx", args: ["action-validator", "deploy.yml"] });
  return validator.join(", ");
};

/** Runs each command once, in their order; answers those that ran. */
export const runPipeline = async (env: Readonly<Record<string, string>>): Promise<string> => {
  await install(`aws-cdk@${manifest.devDependencies["aws-cdk"]}`);
  const all = [...example(file).matchAll(/^ *- run: (.+)$/gm)].map(([, command = ""]) => command);
  const commands = [...new Set(all)].filter((command) => !cannot.includes(command));
  for (const command of commands) await run({ file: "sh", args: ["-ec", command], env });
  return commands.join("; ");
};
