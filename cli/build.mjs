// Bundles the command line into cli/dist. `npm pack` does it, and `bin.mjs` when a source is newer than the bundle.
import { randomUUID } from "node:crypto";
import { mkdir, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
export const root = dirname(here);
const outdir = join(here, "dist");

export const settings = {
  entryPoints: { main: join(here, "main.ts") },
  outdir,
  bundle: true,
  // What is only needed to act is loaded when it acts.
  splitting: true,
  chunkNames: "part-[hash]",
  platform: "node",
  format: "esm",
  target: "node20",
  mainFields: ["module", "main"],
  minify: true,
  metafile: true,
  write: false,
  legalComments: "none",
  outExtension: { ".js": ".mjs" },
  // CommonJS within requires built-ins.
  banner: { js: 'import{createRequire}from"node:module";const require=createRequire(import.meta.url);' },
};

/** A file is there whole or not at all: another command may be starting. */
const place = async (file, contents) => {
  const next = `${file}.${randomUUID()}`;
  await writeFile(next, contents);
  await rename(next, file);
};

/** Sources of ours, as seen from the bundle; packages are known by the lock file. */
const sources = ({ inputs }) =>
  [...Object.keys(inputs).filter((file) => !file.includes("node_modules/")), "package-lock.json"].map(
    (file) => relative(outdir, resolve(root, file)),
  );

export const bundle = async () => {
  const { outputFiles, metafile } = await build({ ...settings, absWorkingDir: root });
  await mkdir(outdir, { recursive: true });
  const isMain = ({ path }) => path.endsWith("main.mjs");
  for (const { path, contents } of outputFiles.filter((file) => !isMain(file))) await place(path, contents);
  await place(join(outdir, "inputs.json"), JSON.stringify(sources(metafile)));
  for (const { path, contents } of outputFiles.filter(isMain)) await place(path, contents);
};

if (resolve(process.argv[1] ?? "") === fileURLToPath(import.meta.url)) {
  await rm(outdir, { recursive: true, force: true });
  await bundle();
}
