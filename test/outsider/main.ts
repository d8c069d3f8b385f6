/**
 * `npm run outsider`: the package as somebody has it who knows nothing of this checkout. It is packed, installed in an empty
 * folder, and each of its exports used, by Node and by a compiler; each step says how long it took.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import manifest from "../../package.json" with { type: "json" };
import { programs } from "./programs.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "chat-retention-outsider-"));

const run = (file: string, args: readonly string[], cwd = folder): string =>
  execFileSync(file, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });

const step = (what: string, act: () => string | undefined): void => {
  const start = performance.now();
  const said = act();
  const seconds = ((performance.now() - start) / 1_000).toFixed(1);
  process.stdout.write(`${seconds.padStart(6)} s  ${what}${said ? `: ${said}` : ""}\n`);
};

const install = (...packages: readonly string[]): string =>
  run("npm", ["install", "--no-audit", "--no-fund", "--silent", ...packages]);

const { typescript, "aws-cdk-lib": cdk, constructs } = manifest.devDependencies;

const installed = (): string => `${readdirSync(join(folder, "node_modules")).length} packages`;

const linters = ["@redocly/cli@2.77.0", "@stoplight/spectral-cli@6.16.3"] as const;
const described = join(root, "functions/describe-api/openapi.json");

/** Neither may have anything to say. They are installed here alone, since they bring hundreds of packages. */
const lint = (): string => {
  install(...linters);
  const redocly = run("npx", ["redocly", "lint", "--format", "json", described]);
  const { totals } = JSON.parse(redocly.slice(redocly.indexOf("{")));
  if (totals.errors + totals.warnings > 0) throw new Error(redocly);
  run("npx", ["spectral", "lint", "--fail-severity", "hint", "--ruleset", ruleset, described]);
  return linters.join(", ");
};

/** OpenAPI 3.1 lets a bearer token need scopes (4.8.30.1); the linter knows that of OAuth 2 alone. */
const ruleset = "spectral.json";

const main = (): void => {
  writeFileSync(join(folder, "package.json"), '{ "type": "module", "private": true }');
  for (const [name, text] of Object.entries(programs)) writeFileSync(join(folder, name), text);
  let tarball = "";
  step("npm pack", () => {
    tarball = run("npm", ["pack", "--silent", "--pack-destination", folder], root).trim();
    return tarball;
  });
  step("npm install in an empty folder", () => {
    install(join(folder, tarball.split("\n").at(-1) ?? ""));
    return installed();
  });
  step("chat-retention --version", () => {
    return run(process.execPath, ["node_modules/chat-retention/cli/bin.mjs", "--version"]).trim();
  });
  step("chat-retention/client in Node", () => run(process.execPath, ["client.mjs"]).trim());
  step("npm install of a CDK app's own packages", () => {
    install(`aws-cdk-lib@${cdk}`, `constructs@${constructs}`, `typescript@${typescript}`);
    install("@types/node@20");
    return installed();
  });
  step("the description is linted by two linters", lint);
  step("a TypeScript program compiles", () => run("npx", ["tsc", "-p", "tsconfig.json"]).trim());
  step("a CDK app of one's own is synthesised, and guarded", () =>
    run(process.execPath, ["app.mjs"]).trim(),
  );
};

try {
  main();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
