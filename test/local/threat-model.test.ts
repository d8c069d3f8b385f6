import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const page = readFileSync(new URL("docs/threat-model.md", root), "utf8");
const rows = page.split("\n").filter((line) => line.startsWith("| **"));
const filesIn = (line: string): string[] =>
  [...line.matchAll(/`(test\/[^`]+)`/g)].map(([, file = ""]) => file);

describe("the threat model", () => {
  it.each(rows)("names a test that is there: %s", (row) => {
    const files = filesIn(row);
    expect(files).not.toEqual([]);
    expect(files.filter((file) => !existsSync(new URL(file, root)))).toEqual([]);
  });

  it("says who else is not stopped", () => {
    expect(rows.length).toBeGreaterThan(15);
    expect(page).toContain("## What is not defended");
  });
});
