/** What the documentation has people type: the blocks of shell on its pages. */
import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);

/** The README and every page of `docs/`, by their paths in the project. */
export const pages: readonly string[] = [
  "README.md",
  ...readdirSync(new URL("docs/", root)).map((name) => `docs/${name}`),
].filter((name) => name.endsWith(".md"));

export const textOf = (file: string): string => readFileSync(new URL(file, root), "utf8");

/** A page's blocks of shell, in their order. */
export const blocksOf = (page: string): readonly string[] =>
  [...textOf(page).matchAll(/^ *```sh\n([\s\S]*?)^ *```/gm)].map(([, block = ""]) => block);
