/**
 * Builds the console once for what it is made of: the next build of the same sources takes what the last one made.
 * It lies beside its function's bundle as one file, `console.json`, from which the function answers.
 */
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { packed } from "./pack.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cache = join(root, "node_modules/.cache/console");

/** Whatever a build depends on. */
const sources = ["console", "client", "functions", "infra/bundling"];

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
        .map(({ parentPath, name }) => join(parentPath, name))
        .sort()
    : [];

const digestOfSources = (): string => {
  const hash = createHash("sha256");
  const files = sources.flatMap((folder) => filesIn(join(root, folder)));
  for (const file of [...files, join(root, "package-lock.json")]) {
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 32);
};

const made = async (): Promise<string> => {
  const result = join(cache, `${digestOfSources()}.json`);
  if (existsSync(result)) return result;
  const outDir = join(cache, `building-${process.pid}`);
  await build({
    root: join(root, "console"),
    logLevel: "warn",
    build: { outDir, emptyOutDir: true },
  });
  const half = `${outDir}.json`;
  writeFileSync(half, JSON.stringify(packed(outDir)));
  renameSync(half, result); // whoever builds at the same time never sees half of it
  return result;
};

/** Puts the console's files into a folder, as `console.json`. */
export const putConsole = async (folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true });
  copyFileSync(await made(), join(folder, "console.json"));
};
