import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../../../node_modules/.cache/front-uses", import.meta.url));

/** The file of a project's run, empty. */
export const usesFile = (project: string): string => {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${project}.txt`);
  writeFileSync(file, "");
  return file;
};

/** How often each right was used, by its name. */
export const usesIn = (file: string): ReadonlyMap<string, number> => {
  const uses = new Map<string, number>();
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  for (const line of lines) {
    const at = line.indexOf(" ");
    const name = line.slice(at + 1);
    uses.set(name, (uses.get(name) ?? 0) + Number(line.slice(0, at)));
  }
  return uses;
};

export const summaryOf = (file: string): string => {
  const uses = usesIn(file);
  const times = [...uses.values()].reduce((sum, count) => sum + count, 0);
  const actions = new Set([...uses.keys()].map((name) => name.split(" ")[0]));
  return `${times} uses of ${uses.size} rights by ${actions.size} roles were judged as AWS judges them.`;
};
