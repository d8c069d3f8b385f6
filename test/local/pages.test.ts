/** Every page can be read in breaths, and leads where it says. */
import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { pages, textOf } from "../support/documented.ts";
import { anchorsOf, cellsOf, linksOf, longestOf, sentencesOf, wordsIn } from "../support/prose.ts";
import { repetitionsIn, repetitionsOn } from "../support/repetition.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const decisions = readdirSync(join(root, "docs/decisions")).map((name) => `docs/decisions/${name}`);
const all = [...pages, ...decisions, "CHANGELOG.md", "SECURITY.md"];

const handWritten = all.filter((page) => page !== "docs/bounds.md");

/** A sentence ends at a full stop, a colon or a semicolon. */
const mostWords = 35;

/** A cell is looked at, not read. */
const mostInCell = 40;

describe("a page", () => {
  it.each(handWritten)("%s has no cell in a table that has to be read like a page", (page) => {
    const longest = cellsOf(textOf(page)).filter((cell) => wordsIn(cell) > mostInCell);
    expect(longest).toEqual([]);
  });

  it.each(all)("%s has no sentence that is too long to be read in one go", (page) => {
    const longest = longestOf(textOf(page));
    expect(wordsIn(longest), longest).toBeLessThanOrEqual(mostWords);
  });

  it.each(all)("%s leads to files and headings that are there", (page) => {
    for (const link of linksOf(textOf(page)).filter((one) => !/^[a-z]+:/.test(one))) {
      const [path = "", anchor] = link.split("#");
      const file = path === "" ? page : join(dirname(page), path);
      expect(existsSync(join(root, file)), link).toBe(true);
      if (anchor !== undefined) expect([...anchorsOf(textOf(file))], link).toContain(anchor);
    }
  });
});

/** What can be told of a link elsewhere without a network: the tests ask nobody outside. */
const isWellFormed = (link: string): boolean => {
  const { protocol, hostname, username, port } = new URL(link);
  const isNamed = /^(?:[a-z0-9-]+\.)+[a-z]{2,}$/.test(hostname) && !/\bexample\b/.test(hostname);
  return (
    protocol === "https:" && isNamed && username === "" && port === "" && !/[.,;:]$/.test(link)
  );
};

describe("the pages", () => {
  it("lead outside to places that can be there, over HTTPS alone", () => {
    const outside = all.flatMap((page) =>
      linksOf(textOf(page)).filter((one) => /^[a-z]+:/.test(one)),
    );
    expect(outside.length).toBeGreaterThan(0);
    expect(outside.filter((link) => !isWellFormed(link))).toEqual([]);
    const wrong = [
      "http://a.org/",
      "https://a/",
      "https://api.example.com/",
      "https://u@a.org/",
      "https://a.org/b.",
    ];
    expect(wrong.filter(isWellFormed)).toEqual([]);
  });

  it("say nothing twice", () => {
    expect(repetitionsOn(pages)).toEqual([]);
  });
});

describe("reading pages", () => {
  it("finds what two of them say in the same words, and in nearly the same", () => {
    const one = "The sweep erases every record within the hour. It costs nothing.";
    const same = "Note that the sweep erases every record within the hour, too.";
    const near = "Within the hour every record the sweep has found erases itself.";
    expect(repetitionsIn({ one, same })).toHaveLength(1);
    expect(repetitionsIn({ one, near })).toHaveLength(1);
    expect(repetitionsIn({ one: `${one} ${same} ${near}`, other: "It costs nothing." })).toEqual(
      [],
    );
  });
});

describe("reading a page", () => {
  it("counts a table's cells, a list's items and what follows a colon by themselves", () => {
    const page =
      "# A title\n\nOne two: three `a b c`\nfour. Five six\n\n| a b | c d |\n| --- | --- |\n\n- six, seven\n- eight nine ten\n";
    expect(sentencesOf(page).map(wordsIn).filter(Boolean)).toEqual([2, 2, 3, 2, 2, 2, 3]);
  });

  it("knows links, pictures and anchors, and none in code", () => {
    const page = '# What it `is`: now\n\n[a](b.md#c) <img src="d.png">\n\n```sh\n[x](y)\n```\n';
    expect(linksOf(page)).toEqual(["b.md#c", "d.png"]);
    expect([...anchorsOf(page)]).toEqual(["what-it-is-now"]);
  });
});
