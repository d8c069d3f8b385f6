/** The functions of a broken variant, bundled into a folder of their own. */
import { readFile, symlink } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build, type Plugin } from "esbuild";
import { temporaryFolder } from "../../../local/temporary-folder.ts";
import type { Break, Variant } from "./variant.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const functions = join(root, "functions");

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Breaks a file at every place that is to be broken in it; a place that is not there is an error. */
const breaking = (file: string, breaks: readonly Break[]): Plugin => ({
  name: `breaking ${file}`,
  setup: ({ onLoad }) => {
    onLoad({ filter: new RegExp(`${escaped(join(functions, file))}$`) }, async ({ path }) => {
      let source = await readFile(path, "utf8");
      for (const { whole, broken } of breaks) {
        if (!source.includes(whole)) throw new Error(`There is nothing to break in ${path}`);
        source = source.replace(whole, () => broken);
      }
      return { contents: source, loader: "ts" };
    });
  },
});

/** Bundles all functions with a variant's breaks; answers where they lie, and how to remove them. */
export const bundledBroken = async ({ breaks }: Variant, actions: readonly string[]) => {
  const folder = temporaryFolder("broken");
  await symlink(join(root, "node_modules"), join(folder.path, "node_modules"));
  const files = [...new Set(breaks.map(({ file }) => file))];
  await build({
    entryPoints: Object.fromEntries(
      actions.map((action) => [action, join(functions, action, "handler.ts")]),
    ),
    ...{ bundle: true, splitting: true, packages: "external", platform: "node", format: "esm" },
    ...{ outdir: folder.path, outExtension: { ".js": ".mjs" } },
    plugins: files.map((file) =>
      breaking(
        file,
        breaks.filter((one) => one.file === file),
      ),
    ),
  });
  return {
    place: (action: string) => pathToFileURL(join(folder.path, `${action}.mjs`)).href,
    remove: folder.remove,
  };
};
