import { statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";
import { actionNames } from "../../../infra/actions.ts";
import { plain } from "../../../infra/bundling/bundle.ts";
import { leanSdk } from "../../../infra/bundling/lean-sdk.ts";

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));
const functions = path("../../../functions");

const sources = Object.fromEntries([
  ["bare", path("bare.ts")],
  ...actionNames.map((name) => [name, join(functions, name, "handler.ts")] as const),
]);

const withoutNetwork: Plugin = {
  name: "without-network",
  setup: (build) => {
    build.onResolve({ filter: /^@smithy\/node-http-handler$/ }, () => ({ path: path("wire.ts") }));
  },
};

const into = (outdir: string, names: readonly string[], plugins: Plugin[]) =>
  build({
    ...plain,
    entryPoints: Object.fromEntries(names.map((name) => [name, sources[name] ?? ""])),
    outdir,
    plugins,
  });

/** The bare handler as anyone bundles it, everything as we bundle it, and some of that without a network. */
export const makeBundles = async (folder: string, called: readonly string[]): Promise<void> => {
  await into(join(folder, "plain"), ["bare"], []);
  await into(join(folder, "lean"), ["bare", ...actionNames], [leanSdk]);
  await into(join(folder, "calls"), called, [leanSdk, withoutNetwork]);
};

export const kilobytes = (bundle: string): number => Math.round(statSync(bundle).size / 1000);
