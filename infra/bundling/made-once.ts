/** Makes things once for what they are made of: the next build of the same sources takes what the last one made. */
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { milliseconds } from "../../functions/policy/duration.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const cache = join(root, "node_modules/.cache");
const kept = milliseconds("P1D");

const filesIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && !entry.parentPath.includes("node_modules"))
        .map(({ parentPath, name }) => join(parentPath, name))
        .sort()
    : [];

const digestOf = (sources: readonly string[], more: readonly string[]): string => {
  const hash = createHash("sha256").update(JSON.stringify(more));
  const files = sources.flatMap((folder) => filesIn(join(root, folder)));
  for (const file of [...files, join(root, "package-lock.json")]) {
    hash.update(file.slice(root.length)).update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 32);
};

/** What older sources made is in nobody's way but the disk's. */
const removeOld = (folder: string): void => {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > kept) rmSync(path, { recursive: true, force: true });
  }
};

/** Whatever a thing is made of: folders of the project, and what else decides how it turns out. */
export type Ingredients = {
  readonly sources: readonly string[];
  readonly more?: readonly string[];
};

/** The folder that `make` filled, now or earlier. */
export const madeOnce = async (
  what: string,
  { sources, more = [] }: Ingredients,
  make: (folder: string) => Promise<unknown>,
): Promise<string> => {
  const result = join(cache, what, digestOf(sources, more));
  if (existsSync(result)) return result;
  const half = `${result}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  removeOld(join(cache, what));
  try {
    await make(half);
    renameSync(half, result); // whoever builds at the same time never sees half of it
  } catch (error) {
    if (!existsSync(result)) throw error; // else somebody was first
  } finally {
    rmSync(half, { recursive: true, force: true });
  }
  return result;
};
