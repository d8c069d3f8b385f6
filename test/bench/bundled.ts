import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { temporaryFolder } from "../../local/temporary-folder.ts";

/** Some of the SDK's dependencies are CommonJS and require built-ins, which ESM cannot without this. */
const banner =
  'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);';

/** Bundles modules as the Lambdas are bundled, so that what is measured is what runs; answers each one's URL. */
export const bundled = async (entries: Readonly<Record<string, string>>) => {
  const { path } = temporaryFolder("bench");
  await build({
    entryPoints: { ...entries },
    outdir: path,
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
  return (name: string): string => pathToFileURL(join(path, `${name}.mjs`)).href;
};
