import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Stack, Stage } from "aws-cdk-lib";
import { Code } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import { record } from "./record.ts";

const main = fileURLToPath(new URL("bundling/main.ts", import.meta.url));
/** In the package there are no sources, and every action lies bundled beside this. */
const packed = fileURLToPath(new URL("../actions", import.meta.url));

/**
 * The code of every action, bundled in one go with its SDK, so that what was tested is what runs.
 * A stack that is not bundled (infra tests, `cdk ls`) gets a stand-in.
 */
export const codeOf = <Name extends string>(
  scope: Construct,
  names: readonly Name[],
): Readonly<Record<Name, Code>> => {
  const bundled = Stack.of(scope).bundlingRequired;
  const folder = existsSync(packed)
    ? packed
    : join(Stage.of(scope)?.outdir ?? "cdk.out", "functions");
  if (bundled && folder !== packed) bundle(names, folder);
  return record(names, (name): Code => (bundled ? Code.fromAsset(join(folder, name)) : standIn()));
};

const standIn = () => Code.fromInline("exports.handler = async () => {};");

const bundle = (names: readonly string[], outdir: string): void => {
  const loader = ["--import", import.meta.resolve("tsx")];
  const stdio = ["ignore", "inherit", "inherit"] as const;
  execFileSync(process.execPath, [...loader, main, outdir, ...names], { stdio: [...stdio] });
};
