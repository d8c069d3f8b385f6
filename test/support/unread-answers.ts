/**
 * Answers that nobody reads. A write that its condition may refuse answers whether it was done; a statement that awaits it
 * and drops the answer looks the same as one that has none. So each such statement is rewritten, in a copy, to one that
 * takes nothing but nothing, and the compiler says which of them had an answer.
 */
import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

const opening = "([{";
const closing = ")]}";

/** Where the statement ends that begins at an index; texts in it have brackets in pairs. */
const endOf = (text: string, from: number): number => {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const one = text.charAt(at);
    if (opening.includes(one)) depth++;
    if (closing.includes(one)) depth--;
    if (one === ";" && depth === 0) return at;
  }
  throw new Error("A statement without an end");
};

/** A statement that begins by `await`: on a line of its own, or behind a condition, a loop or a word. */
const begins = /(?<=^[ ]+(?:(?:if|for) \(.*\) |else |(?:for )?)|^[ ]*\} else )await (?=[^(])/gm;

/** A text in which what statements await may be nothing but nothing. */
export const guarded = (text: string): string => {
  let done = "";
  let from = 0;
  for (const { index } of text.matchAll(begins)) {
    const before = text.slice(0, index).trimEnd();
    if (index < from || !/[;{})]$|else$|\*\/$|\/\/.*$/.test(before)) continue;
    const end = endOf(text, index);
    const awaited = `await ${guarded(text.slice(index + "await ".length, end))}`;
    done += `${text.slice(from, index)}{ const answer = ${awaited}; answersNothing(answer) }`;
    from = end + 1;
  }
  return done + text.slice(from);
};

/** What says whether something was done: yes or no, what there is now if it was, or what became of it. */
const declaration = `type Outcome = { readonly unmet: number } | { readonly refused: unknown } | { readonly kind: string };
type Maybe<T> = undefined extends T ? ([Exclude<T, undefined | void>] extends [never] ? false : Exclude<T, undefined> extends number ? false : true) : false;
type Says<T> = unknown extends T ? false : boolean extends T ? true : Maybe<T> extends true ? true
  : T extends readonly (infer One)[] ? (unknown extends One ? false : boolean extends One ? true : false) : Extract<T, Outcome> extends never ? false : true;
declare function answersNothing<T>(answer: Says<T> extends true ? "unread" : T): void;
`;

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(folder, name));

/** The statements of all functions, and of files beside them, that drop an answer, as the compiler names them; how many were looked at. */
export const unreadAnswers = (more: Readonly<Record<string, string>> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), "unread-"));
  try {
    cpSync(join(root, "functions"), join(folder, "functions"), { recursive: true });
    for (const [name, text] of Object.entries(more))
      writeFileSync(join(folder, "functions", name), text);
    symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
    let looked = 0;
    for (const file of sources(join(folder, "functions"))) {
      const text = guarded(readFileSync(file, "utf8"));
      looked += text.split("answersNothing(").length - 1;
      writeFileSync(file, text);
    }
    writeFileSync(join(folder, "functions/answers.d.ts"), declaration);
    const config = { extends: join(root, "tsconfig.json"), include: ["functions"] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    writeFileSync(join(folder, "package.json"), readFileSync(join(root, "package.json")));
    const tsc = join(root, "node_modules/typescript/lib/tsc.js");
    const { stdout } = spawnSync(process.execPath, [tsc, "-p", folder, "--pretty", "false"], {
      cwd: folder,
      encoding: "utf8",
    });
    return { looked, unread: stdout.split("\n").filter((line) => line.includes("error")) };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
