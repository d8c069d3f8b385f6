/** The record of which rights were used, run by run, and what it says of the template. */
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { givenRights } from "./given-rights.ts";
import { readTemplate } from "./template.ts";

const cache = fileURLToPath(new URL("../../../node_modules/.cache/front-uses", import.meta.url));

/** A run of a project's tests, by the roles of a template. */
type OfRun = { readonly project: string; readonly template: string };

const fileOf = ({ project, template }: OfRun, which: "this" | "whole"): string =>
  join(cache, basename(dirname(template)), `${project}-${which}.txt`);

/** The file of a run, empty. */
export const usesFile = (of: OfRun): string => {
  const file = fileOf(of, "this");
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, "");
  return file;
};

/** How often each right was used, by its name. */
const usesIn = (file: string): ReadonlyMap<string, number> => {
  const uses = new Map<string, number>();
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n").filter(Boolean) : [];
  for (const line of lines) {
    const at = line.indexOf(" ");
    const name = line.slice(at + 1);
    uses.set(name, (uses.get(name) ?? 0) + Number(line.slice(0, at)));
  }
  return uses;
};

/** Keeps what a run of a whole project used. */
export const keepUses = (of: OfRun): void => copyFileSync(fileOf(of, "this"), fileOf(of, "whole"));

export const summaryOf = (of: OfRun): string => {
  const uses = usesIn(fileOf(of, "this"));
  const times = [...uses.values()].reduce((sum, count) => sum + count, 0);
  const actions = new Set([...uses.keys()].map((name) => name.split(" ")[0]));
  return `${times} uses of ${uses.size} rights by ${actions.size} roles were judged as AWS judges them.`;
};

const projects = ["functions", "thorough"];

/** The rights that no test needs, when both projects have run in whole by this template; undefined before that. */
export const unneededBy = (template: string) => {
  const files = projects.map((project) => fileOf({ project, template }, "whole"));
  if (!files.every((file) => existsSync(file) && readFileSync(file).length > 0)) return undefined;
  const used = new Set(files.flatMap((file) => [...usesIn(file).keys()]));
  const given = givenRights(readTemplate(template));
  return { given, unneeded: given.filter((right) => !used.has(right)) };
};
