/** What the documentation tells people to type is there. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const textOf = (file: string) => readFileSync(new URL(file, root), "utf8");
const pages = [
  "README.md",
  ...readdirSync(new URL("docs/", root)).map((name) => `docs/${name}`),
].filter((name) => name.endsWith(".md"));
const { scripts } = JSON.parse(textOf("package.json"));

describe.each(pages)("%s", (page) => {
  it("names scripts that package.json has", () => {
    const named = [...textOf(page).matchAll(/npm run ([a-z][\w-]*)/g)].map(([, name = ""]) => name);
    expect(named.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it("leads to pages that are there", () => {
    const folder = new URL(page, root);
    const links = [...textOf(page).matchAll(/\]\(([\w./-]+?)(?:#[\w-]+)?\)/g)].map(
      ([, to = ""]) => to,
    );
    expect(links.filter((to) => !existsSync(new URL(to, folder)))).toEqual([]);
  });
});
