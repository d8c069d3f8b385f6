/** Exports in the shapes in which people have them, and what is found in each: `corpus/<format>/<case>.json`. */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readers } from "../../../cli/import/readers.ts";
import { foundIn, zipOf } from "../../support/exports.ts";

const corpus = fileURLToPath(new URL("corpus/", import.meta.url));
const cases = Object.entries(readers).flatMap(([format, reader]) =>
  readdirSync(join(corpus, format), { withFileTypes: true })
    .filter((one) => one.isDirectory())
    .map(({ name }) => ({ format, name, reader, folder: join(corpus, format, name) })),
);

/** The same export in a ZIP. */
const zipped = (folder: string): string => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name));
  return zipOf(
    Object.fromEntries(
      files.map((file) => [
        join(basename(folder), relative(folder, file)).split(sep).join("/"),
        readFileSync(file),
      ]),
    ),
  );
};

describe("an export in its real shape", () => {
  it.each(cases)("$format $name: is read as its report says", async ({ folder, reader }) => {
    const found = await foundIn(reader, folder);
    const report = `${JSON.stringify(found, null, 2)}\n`;
    await expect(report).toMatchFileSnapshot(`${folder}.json`);
  });

  it.each(cases)("$format $name: is the same in a ZIP", async ({ folder, reader }) => {
    expect(await foundIn(reader, zipped(folder))).toEqual(await foundIn(reader, folder));
  });

  it.each(
    cases.flatMap((one) =>
      Object.entries(readers)
        .filter(([format]) => format !== one.format)
        .map(([other, reader]) => ({ ...one, other, reader })),
    ),
  )("$format $name: is nothing that $other knows", async ({ folder, reader }) => {
    const { messages, isRecognised } = await foundIn(reader, folder).catch(() => ({
      ...{ messages: [], isRecognised: false },
    }));
    expect({ messages, isRecognised }).toEqual({ messages: [], isRecognised: false });
  });
});
