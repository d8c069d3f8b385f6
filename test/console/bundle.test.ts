/** What a browser fetches before the console is there, from the very files that are deployed. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { putConsole } from "../../infra/bundling/console.ts";

type File = {
  readonly type: string;
  readonly forever: boolean;
  readonly plain: string;
  readonly gzip: string;
};

const most = 200_000;
const folder = mkdtempSync(join(tmpdir(), "chat-retention-console-"));
let files: Readonly<Record<string, File>>;
beforeAll(async () => {
  await putConsole(folder);
  files = JSON.parse(readFileSync(join(folder, "console.json"), "utf8"));
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }));

const textOf = (name: string) => Buffer.from(files[name]?.plain ?? "", "base64").toString();
const sizeOf = (names: readonly string[]) =>
  names.reduce((sum, name) => sum + Buffer.from(files[name]?.gzip ?? "", "base64").length, 0);

test("the console is less than 200 kB as it is sent, every page and the sign-in included", () => {
  const names = Object.keys(files);
  expect(names.length).toBeGreaterThan(5);
  expect(sizeOf(names)).toBeLessThan(most);
});

test("its page runs no script and takes no style but those that it comes with", () => {
  const page = textOf("index.html");
  expect([...page.matchAll(/<script(?![^>]*\bsrc="\/console\/)[^>]*>/g)]).toEqual([]);
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=/);
  expect([...page.matchAll(/(?:src|href)="(?!\/console\/)[^"]*"/g)]).toEqual([]);
});

test("a file whose name holds its contents' hash is kept for ever, and the page itself is asked for anew", () => {
  for (const [name, { forever }] of Object.entries(files)) {
    expect([name, forever]).toEqual([name, name.startsWith("assets/")]);
  }
});
