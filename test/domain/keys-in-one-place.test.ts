/** The form of keys is known in one file: whoever takes one apart by itself would not notice when it changes. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const root = new URL("../../", import.meta.url);
const own = "functions/domain/partition.ts";

const files = ["functions", "local", "cli"].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/node_modules|^import\//.test(name))
    .map((name) => `${folder}/${name}`),
);

const isComment = (line: string): boolean => /^\s*(\*|\/\*|\/\/)/.test(line);

/** A text that is the mark, or begins or ends with it, or a template that puts it beside a value; tables for readers have spaces. */
const holdsMark = (line: string): boolean =>
  /(["'`])\|\1|[\w}]\|["'`]|["'`]\|[\w$]/.test(line) ||
  (/`.*\$\{/.test(line) && /\}\||\|\$\{/.test(line) && !line.includes(" | "));

const holders = files.filter((file) =>
  readFileSync(new URL(file, root), "utf8")
    .split("\n")
    .some((line) => !isComment(line) && holdsMark(line)),
);

describe("what stands between the parts of a key", () => {
  it("is written in one file, where keys are made and taken apart", () => {
    expect(files.length).toBeGreaterThan(400);
    expect(holders).toEqual([own]);
  });
});
