/** The deployed functions with opting out and sealing broken on purpose: what looks for leaks must find one. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  type LambdaClient,
  paginateListFunctions,
  UpdateFunctionCodeCommand,
} from "@aws-sdk/client-lambda";
import { build, type Plugin } from "esbuild";
import { zipSync } from "fflate";
import type { System } from "../../local/system.ts";

const functions = fileURLToPath(new URL("../../functions", import.meta.url));
type Break = { readonly file: RegExp; readonly whole: string; readonly broken: string };

/** The choice is ignored; and what is stored against it is not sealed, so that a search of bytes can find it. */
const breaks: readonly Break[] = [
  {
    file: /domain\/keeping\.ts$/,
    whole: "if (choice?.store !== true) return none;",
    broken: "",
  },
  {
    file: /adapters\/app-keys\.ts$/,
    whole: 'throw new Error("The settings name no key");',
    broken: 'return vaultOf(category, "none", new Uint8Array(32));',
  },
  {
    file: /sealing\/sealed\.ts$/,
    whole: "vault.seal(place, body, JSON.stringify(content))",
    broken: "Buffer.from(JSON.stringify(content))",
  },
];

const breaking = ({ file, whole, broken }: Break): Plugin => ({
  name: "breaking",
  setup: ({ onLoad }) => {
    onLoad({ filter: file }, async ({ path }) => {
      const source = await readFile(path, "utf8");
      if (!source.includes(whole)) throw new Error(`There is nothing to break in ${path}`);
      return { contents: source.replace(whole, broken), loader: "ts" };
    });
  },
});

const brokenCode = async (action: string): Promise<Uint8Array> => {
  const { outputFiles } = await build({
    entryPoints: [join(functions, action, "handler.ts")],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    mainFields: ["module", "main"],
    write: false,
    plugins: breaks.map(breaking),
    banner: {
      js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
    },
  });
  return zipSync({ "index.mjs": outputFiles[0]?.contents ?? new Uint8Array() });
};

const deployedName = async (client: LambdaClient, action: string): Promise<string> => {
  const pascal = action.replace(/(^|-)(\w)/g, (_, _dash, first: string) => first.toUpperCase());
  for await (const { Functions = [] } of paginateListFunctions({ client }, {})) {
    const names = Functions.map(({ FunctionName = "" }) => FunctionName);
    const found = names.find((name) => name.includes(pascal));
    if (found !== undefined) return found;
  }
  throw new Error(`No function ${action} is deployed`);
};

/** Replaces the code of an action in the deployed stack. */
export const breakOptOut = async ({ clients }: System, action: string): Promise<void> => {
  const FunctionName = await deployedName(clients.lambda, action);
  const ZipFile = await brokenCode(action);
  await clients.lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile }));
};
