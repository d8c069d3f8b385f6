/** Compares the mutants that lived with those that survivors.json argues. */
import { readFileSync } from "node:fs";
import type { Mutant } from "./find.ts";

interface Argued {
  file: string;
  was: string;
  becomes: string;
  /** Why nobody could notice it. */
  because: string;
}

const argued: Argued[] = JSON.parse(
  readFileSync(new URL("survivors.json", import.meta.url), "utf8"),
);

/** On one line: how long lines may be is no part of what is argued. */
const flat = (text: string): string => text.replace(/\s+/g, " ").trim();

const isOf = ({ file, was, becomes }: Mutant, one: Argued): boolean =>
  one.file === file && one.was === flat(was) && one.becomes === flat(becomes);

const place = ({ file, line, was, becomes }: Mutant): string =>
  `${file}:${line}\n    ${flat(was)}\n  → ${flat(becomes)}`;

/** Says what lived; whether each is argued, and each that is argued lived. */
export const judge = (
  tried: Mutant[],
  noticed: Set<number>,
  say: (line: string) => void,
): boolean => {
  const lived = tried.filter(({ id }) => !noticed.has(id));
  const unargued = lived.filter((mutant) => !argued.some((one) => isOf(mutant, one)));
  for (const mutant of unargued) say(`LIVED ${place(mutant)}`);
  const wrong = argued.filter((one) => {
    const its = tried.filter((mutant) => isOf(mutant, one));
    return its.length > 0 && its.every(({ id }) => noticed.has(id));
  });
  for (const { file, was, becomes } of wrong)
    say(`NOTICED, though argued: ${file}: ${was} → ${becomes}`);
  const share = ((100 * (tried.length - lived.length)) / tried.length).toFixed(1);
  say(
    `${tried.length} mutants, ${share} % noticed, ${lived.length} lived, ${unargued.length} of them unargued`,
  );
  return unargued.length === 0 && wrong.length === 0;
};
