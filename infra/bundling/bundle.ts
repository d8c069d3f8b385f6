import { cpSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { putConsole } from "./console.ts";
import { leanSdk } from "./lean-sdk.ts";
import { madeOnce } from "./made-once.ts";

const functions = fileURLToPath(new URL("../../functions", import.meta.url));

/** Some of the SDK's dependencies are CommonJS and require built-ins, which ESM cannot without this. */
const banner = [
  'import { createRequire } from "node:module";',
  "const require = createRequire(import.meta.url);",
].join("");

/** How everything that runs on Lambda is bundled, before anything is left out. */
export const plain = {
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
} as const satisfies BuildOptions;

const sources = ["functions", "infra/bundling"];

const make =
  (names: readonly string[]) =>
  (outdir: string): Promise<unknown> => {
    const entries = names.map((name) => [`${name}/index`, join(functions, name, "handler.ts")]);
    return build({
      ...plain,
      entryPoints: Object.fromEntries(entries),
      outdir,
      plugins: [leanSdk],
    });
  };

/** Bundles each action with its SDK into `<outdir>/<name>/index.mjs`. */
export const bundle = async (names: readonly string[], outdir: string): Promise<void> => {
  const made = await madeOnce("functions", { sources, more: names }, make(names));
  cpSync(made, outdir, { recursive: true });
  if (names.includes("serve-console")) await putConsole(join(outdir, "serve-console"));
};
