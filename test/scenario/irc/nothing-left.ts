/**
 * Invariant 10, after a person of real chat was erased: every file in which the deployed system keeps its tables, objects,
 * queues, dead letters, logs, metrics, schedules and events, and what it wrote while it ran, is searched for the person's
 * id and words. What was put into each of these places on purpose is found by the same search.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { tables } from "../../../functions/policy/names.ts";
import type { System } from "../../../local/system.ts";
import { guises } from "./guises.ts";
import { nick, ownTexts } from "./log.ts";
import { type Planted, plantEverywhere } from "./planted.ts";

type Hit = { readonly text: string; readonly file: string };

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Of what may be as short as a name the guises that chance does not make. */
const wanted = (text: string): string[] => guises(text).filter((guise) => guise.length >= 8);

/** A file as it is, and behind that all in it that is base64, decoded: bytes in tables stand so. */
const readingOf = (path: string): Buffer => {
  const bytes = readFileSync(path);
  const encoded = bytes.toString("latin1").match(/[\w+/-]{16,}/g) ?? [];
  const decoded = encoded.map((one) => Buffer.from(one, "base64"));
  return Buffer.concat([bytes, ...decoded.flatMap((one) => [Buffer.from("\n"), one])]);
};

/** Which files have which texts in their bytes or their names, in any guise. */
const hitsIn = (folder: string, texts: readonly string[]): Hit[] =>
  filesIn(folder).flatMap((path) => {
    const file = path.slice(folder.length);
    const bytes = readingOf(path);
    const has = (guise: string) => bytes.includes(guise) || file.includes(guise);
    return texts.filter((text) => wanted(text).some(has)).map((text) => ({ text, file }));
  });

/** So many words of the person's are enough: each is searched for in every file. */
const words = [nick, ...ownTexts.slice(0, 12)];

/** A search that is made when a system stops: first something to find is put everywhere. */
export const searchForErased = () => {
  const seen: { planted: readonly Planted[]; hits: readonly Hit[] } = { planted: [], hits: [] };
  return {
    seen,
    plant: async (system: System): Promise<void> => {
      seen.planted = await plantEverywhere(system);
    },
    look: (folder: string): void => {
      seen.hits = hitsIn(folder, [...words, ...seen.planted.map(({ word }) => word)]);
    },
  };
};

/** Tests what a search found after a person had been erased; stops the system if nobody did. */
export const testNothingLeft = (
  { seen }: ReturnType<typeof searchForErased>,
  stop: () => Promise<void>,
): void => {
  beforeAll(stop);

  test("DA-5.request, PP-4.integrated: neither the id of an erased person nor what only they said is anywhere", () => {
    expect(words.length).toBeGreaterThan(10);
    expect(seen.hits.filter(({ text }) => words.includes(text))).toEqual([]);
  });

  test("DA-5.request: the same search finds what was put into each table, queue, log and every other place", () => {
    const isFound = ({ word, file }: Planted) =>
      seen.hits.some((hit) => hit.text === word && file.test(hit.file));
    expect(seen.planted.filter((one) => !isFound(one))).toEqual([]);
    expect(seen.planted.length).toBeGreaterThan(tables.length + 15);
  });
};
