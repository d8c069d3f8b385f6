import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Stack, Stage } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import { buildSync } from "esbuild";
import { record } from "./record.ts";

const functions = fileURLToPath(new URL("../functions", import.meta.url));

/** Some of the SDK's dependencies are CommonJS and require built-ins, which ESM cannot without this. */
const banner = [
  'import { createRequire } from "node:module";',
  "const require = createRequire(import.meta.url);",
].join("");

/**
 * The code of every action, bundled in one go with its SDK, so that what was tested is what runs.
 * A stack that is not bundled (infra tests, `cdk ls`) gets a stand-in.
 */
export const codeOf = <Name extends string>(
  scope: Construct,
  names: readonly Name[],
): Readonly<Record<Name, Code>> => {
  const bundled = Stack.of(scope).bundlingRequired;
  const folder = join(Stage.of(scope)?.outdir ?? "cdk.out", "functions");
  if (bundled) bundle(names, folder);
  return record(names, (name): Code => (bundled ? Code.fromAsset(join(folder, name)) : standIn()));
};

const standIn = () => Code.fromInline("exports.handler = async () => {};");

const bundle = (names: readonly string[], outdir: string) =>
  buildSync({
    entryPoints: Object.fromEntries(
      names.map((name) => [`${name}/index`, join(functions, name, "handler.ts")]),
    ),
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    mainFields: ["module", "main"],
    minify: true,
    legalComments: "none",
    banner: { js: banner },
    logLevel: "warning",
  });
