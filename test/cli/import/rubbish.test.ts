/** Any one file, record or value of an export may be rubbish: it costs what it held, is named, and costs nothing else. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Message } from "../../../cli/import/found.ts";
import { type Format, readers } from "../../../cli/import/readers.ts";
import { foundIn } from "../../support/exports.ts";

const corpus = fileURLToPath(new URL("corpus/", import.meta.url));
type Files = Readonly<Record<string, Buffer>>;

const filesIn = (folder: string): Files =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile())
      .map((one) => join(one.parentPath, one.name))
      .map((file) => [relative(folder, file), readFileSync(file)]),
  );

/** The records of a file as JSON values, and a file made of others. */
type Records = {
  readonly files: RegExp;
  of(text: string): unknown[];
  with(text: string, records: readonly unknown[]): string;
};
const list = (files: RegExp, name: string): Records => ({
  files,
  of: (text) => JSON.parse(text)[name],
  with: (text, records) => JSON.stringify({ ...JSON.parse(text), [name]: records }),
});
const lines = (files: RegExp): Records => ({
  files,
  of: (text) =>
    text
      .replace(/^\ufeff/, "")
      .split("\n")
      .filter((line) => line !== "" && line !== '{"type": "po')
      .map((line) => JSON.parse(line)),
  with: (_, records) => records.map((one) => JSON.stringify(one)).join("\n"),
});
const whole = (files: RegExp): Records => ({
  files,
  of: (text) => JSON.parse(text),
  with: (_, records) => JSON.stringify(records),
});

type Case = { readonly format: Format; readonly files: Files; readonly records: Records };
const caseOf = (format: Format, name: string, records: Records): Case => ({
  ...{ format, records, files: filesIn(join(corpus, format, name)) },
});
const cases: readonly Case[] = [
  caseOf("slack", "workspace", whole(/\/2026-.*\.json$/)),
  caseOf("slack", "grid", whole(/\/2026-.*\.json$/)),
  caseOf("discord", "guild", list(/^\/Acme[^/]*\]\.json$/, "messages")),
  caseOf("matrix", "room", list(/export\.json$/, "messages")),
  caseOf("mattermost", "export", lines(/import\.jsonl$/)),
  caseOf("rocket-chat", "room", lines(/general\.json$/)),
  caseOf("zulip", "realm", list(/messages-\d+\.json$/, "zerver_message")),
];

const find = ({ format }: Case, files: Files) => foundIn(readers[format], files);
const sorted = (messages: readonly Message[]) => messages.map((one) => JSON.stringify(one)).sort();
/** What of the first is not in the second, each as often as it is there. */
const without = (all: readonly string[], gone: readonly string[]): string[] => {
  const left = [...gone];
  return all.filter((one) => {
    const index = left.indexOf(one);
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
};

const rubbishBytes = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc
    .constantFrom("", "null", "[]", "{}", "{", "<html>", "\u0000\u0005\u0016")
    .map((text) => Buffer.from(text)),
);
const rubbish = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(null, 0, -1, "", {}, [], 9_007_199_254_740_991, "\ufffd", { text: [] }),
);
const someCase = fc.constantFrom(...cases);
/** A case, one of its files with records, and the place of one of them. */
const somePlace = someCase.chain((one) => {
  const places = Object.entries(one.files)
    .filter(([name]) => one.records.files.test(`/${name}`))
    .flatMap(([name, bytes]) =>
      one.records.of(bytes.toString()).map((record, index) => ({ name, index, record })),
    );
  return fc.constantFrom(...places).map((place) => ({ one, ...place }));
});

const replaced = (
  { files, records }: Case,
  name: string,
  index: number,
  by: readonly unknown[],
) => {
  const text = files[name]?.toString() ?? "";
  const changed = records.of(text).toSpliced(index, 1, ...by);
  return { ...files, [name]: Buffer.from(records.with(text, changed)) };
};
/** Of several messages of one instant that have no ids, the second is the first if what was the first says nothing. */
const unnumbered = (messages: readonly string[]): readonly string[] =>
  messages.map((one) => one.replace(/,again-\d+/, ""));

/** An edit of Matrix holds another message's words. */
const isEdit = (record: unknown): boolean => JSON.stringify(record).includes("m.replace");

describe("an export of which something is rubbish", () => {
  it("loses what a file held and nothing else, and names the file", async () => {
    const someFile = someCase.chain((one) =>
      fc.constantFrom(...Object.keys(one.files)).map((name) => ({ one, name })),
    );
    await fc.assert(
      fc.asyncProperty(someFile, rubbishBytes, async ({ one, name }, bytes) => {
        fc.pre(!/channels|groups|mpims|dms|realm/.test(name));
        const { [name]: _, ...others } = one.files;
        const rest = await find(one, { ...others, [name]: Buffer.from("") });
        const found = await find(one, { ...others, [name]: bytes });
        expect(sorted(found.messages)).toEqual(sorted(rest.messages));
      }),
      { numRuns: 25 },
    );
  });

  it("loses what a record held and nothing else, and names the record", async () => {
    await fc.assert(
      fc.asyncProperty(somePlace, rubbish, async ({ one, name, index, record }, value) => {
        fc.pre(!isEdit(record));
        const rest = await find(one, replaced(one, name, index, []));
        const found = await find(one, replaced(one, name, index, [value]));
        expect(sorted(found.messages)).toEqual(sorted(rest.messages));
        expect(found.unfit.length).toBe(rest.unfit.length + 1);
      }),
      { numRuns: 25 },
    );
  });

  it("loses at the most what the record held in which one value is rubbish", async () => {
    const someValue = somePlace.chain((place) => {
      const members = Object.keys(Object(place.record));
      return fc.constantFrom(...members).map((member) => ({ ...place, member }));
    });
    await fc.assert(
      fc.asyncProperty(someValue, rubbish, async ({ one, name, index, record, member }, value) => {
        fc.pre(!isEdit(record));
        const changed = { ...Object(record), [member]: value };
        const rest = sorted((await find(one, replaced(one, name, index, []))).messages);
        const found = sorted((await find(one, replaced(one, name, index, [changed]))).messages);
        expect(without(unnumbered(rest), unnumbered(found))).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });
});
