/** The deployed functions with opting out broken on purpose: what looks for leaks must be able to find one. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { ListFunctionsCommand, UpdateFunctionCodeCommand } from "@aws-sdk/client-lambda";
import { build, type Plugin } from "esbuild";
import { zipSync } from "fflate";
import type { System } from "../../local/system.ts";

const functions = fileURLToPath(new URL("../../functions", import.meta.url));
const choice = "if (choice?.store !== true) return none;";

const ignoringTheChoice: Plugin = {
  name: "ignoring-the-choice",
  setup: ({ onLoad }) => {
    onLoad({ filter: /domain\/keeping\.ts$/ }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      if (!source.includes(choice)) throw new Error("There is no choice to break");
      return { contents: source.replace(choice, ""), loader: "ts" };
    });
  },
};

const brokenCode = async (action: string): Promise<Uint8Array> => {
  const { outputFiles } = await build({
    entryPoints: [join(functions, action, "handler.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    mainFields: ["module", "main"],
    write: false,
    plugins: [ignoringTheChoice],
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
  return zipSync({ "index.mjs": outputFiles[0]?.contents ?? new Uint8Array() });
};

/** Replaces the code of an action in the deployed stack. */
export const breakOptOut = async ({ clients }: System, action: string): Promise<void> => {
  const { Functions = [] } = await clients.lambda.send(new ListFunctionsCommand({}));
  const pascal = action.replace(/(^|-)(\w)/g, (_, _dash, first: string) => first.toUpperCase());
  const one = Functions.find(({ FunctionName = "" }) => FunctionName.includes(pascal));
  if (one?.FunctionName === undefined) throw new Error(`No function ${action} is deployed`);
  const ZipFile = await brokenCode(action);
  await clients.lambda.send(
    new UpdateFunctionCodeCommand({ FunctionName: one.FunctionName, ZipFile }),
  );
};
