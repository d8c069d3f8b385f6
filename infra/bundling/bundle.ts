import { cpSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { type BuildOptions, build } from "esbuild";
import { putConsole } from "./console.ts";
import { leanSdk } from "./lean-sdk.ts";
import { madeOnce } from "./made-once.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const functions = join(root, "functions");

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

/** Whatever else a bundle were made of could change, and an old one would be taken for the new. */
const expectSources = (inputs: Readonly<Record<string, unknown>>): void => {
  const isKnown = (input: string): boolean =>
    input.includes(`${sep}node_modules${sep}`) ||
    sources.some((folder) => input.startsWith(join(root, folder, sep)));
  const other = Object.keys(inputs)
    .map((input) => resolve(input))
    .find((input) => !isKnown(input));
  if (other !== undefined) throw new Error(`A bundle is made of ${other}: it is in no source`);
};

const make =
  (names: readonly string[]) =>
  async (outdir: string): Promise<void> => {
    const entries = names.map((name) => [`${name}/index`, join(functions, name, "handler.ts")]);
    const { metafile } = await build({
      ...plain,
      entryPoints: Object.fromEntries(entries),
      outdir,
      plugins: [leanSdk],
      metafile: true,
    });
    expectSources(metafile.inputs);
  };

/** Bundles each action with its SDK into `<outdir>/<name>/index.mjs`. */
export const bundle = async (names: readonly string[], outdir: string): Promise<void> => {
  const made = await madeOnce("functions", { sources, more: names }, make(names));
  cpSync(made, outdir, { recursive: true });
  if (names.includes("serve-console")) await putConsole(join(outdir, "serve-console"));
};
