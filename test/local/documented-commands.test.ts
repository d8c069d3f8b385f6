/** What the documentation tells people to type is there. */
import { existsSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pages, textOf } from "../support/documented.ts";

const root = new URL("../../", import.meta.url);
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
