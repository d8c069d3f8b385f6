/** The package: packed, installed in an empty folder, and each of its exports used, by Node and by a compiler. */
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { programs } from "./programs.ts";
import { folder, root, run, step } from "./steps.ts";

const npx = (...args: readonly string[]) => run({ file: "npx", args });
const node = (...args: readonly string[]) => run({ file: process.execPath, args });

const install = async (...packages: readonly string[]): Promise<string> => {
  const quiet = ["--no-audit", "--no-fund", "--silent"];
  await run({ file: "npm", args: ["install", ...quiet, ...packages] });
  return `${readdirSync(join(folder, "node_modules")).length} packages`;
};

const pack = async (): Promise<string> => {
  const args = ["pack", "--silent", "--pack-destination", folder];
  return (await run({ file: "npm", args, cwd: root })).split("\n").at(-1) ?? "";
};

const { typescript, "aws-cdk-lib": cdk, constructs } = manifest.devDependencies;

export const usePackage = async (): Promise<void> => {
  writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }');
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(folder, name), text);
  const tarball = await step("npm pack", pack);
  await step("npm install in an empty folder", () => install(join(folder, tarball)));
  await step("npx chat-retention --version", () =>
    npx("--no", "--", "chat-retention", "--version"),
  );
  await step("chat-retention/client in Node", () => node("client.mjs"));
  await step("npm install of a CDK app's own packages", () =>
    install(
      `aws-cdk-lib@${cdk}`,
      `constructs@${constructs}`,
      `typescript@${typescript}`,
      "@types/node@20",
    ),
  );
  await step("a TypeScript program compiles", () => npx("tsc", "-p", "tsconfig.json"));
  await step("a CDK app of one's own is synthesised, and guarded", () => node("cdk-app.mjs"));
};

const linters = ["@redocly/cli@2.77.0", "@stoplight/spectral-cli@6.16.3"] as const;
export const described = join(root, "functions/describe-api/openapi.json");

/** OpenAPI 3.1 lets a bearer token need scopes (4.8.30.1); the linter knows that of OAuth 2 alone. */
const ruleset = "spectral.json";

/** Neither may have anything to say. They are installed here alone, since they bring hundreds of packages. */
const lint = async (): Promise<string> => {
  await install(...linters);
  const redocly = await npx("redocly", "lint", "--format", "json", described);
  const { totals } = JSON.parse(redocly.slice(redocly.indexOf("{")));
  if (totals.errors + totals.warnings > 0) throw new Error(redocly);
  await npx("spectral", "lint", "--fail-severity", "hint", "--ruleset", ruleset, described);
  return linters.join(", ");
};

export const lintDescription = (): Promise<string> =>
  step("two linters read the description", lint);
