/** The files of an export: one file, a folder, or what is in a ZIP; each is read as a stream, one after the other. */
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import yauzl from "yauzl";
import { Failure, lineOf } from "../failure.ts";

export type Entry = {
  /** With `/` between folders, from the export's own folder on. */
  readonly name: string;
  readonly bytes: number;
  open(): Promise<Readable>;
};

const fileEntry = async (name: string, file: string): Promise<Entry> => ({
  name,
  bytes: (await stat(file)).size,
  open: async () => createReadStream(file),
});

const inFolder = async (folder: string): Promise<Entry[]> => {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  return Promise.all(
    files.sort().map((file) => fileEntry(relative(folder, file).split(sep).join("/"), file)),
  );
};

const openZip = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open);

/** The list at the end of a ZIP says what is in it and where; nothing is unpacked before it is read. */
const inZip = async (file: string): Promise<Entry[]> => {
  const zip = await openZip(file, { lazyEntries: true, autoClose: false });
  const open = promisify(zip.openReadStream.bind(zip)) as (entry: yauzl.Entry) => Promise<Readable>;
  const entries: Entry[] = [];
  await new Promise<void>((resolve, reject) => {
    zip.on("entry", (entry: yauzl.Entry) => {
      const { fileName: name, uncompressedSize: bytes } = entry;
      if (!name.endsWith("/")) entries.push({ name, bytes, open: () => open(entry) });
      zip.readEntry();
    });
    zip.on("end", resolve).on("error", reject).readEntry();
  });
  return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
};

/** What is at a path. Throws a `Failure` if it cannot be read. */
export const entriesAt = async (place: string): Promise<Entry[]> => {
  try {
    if ((await stat(place)).isDirectory()) return await inFolder(place);
    if (/\.zip$/i.test(place)) return await inZip(place);
    return [await fileEntry(place.split(sep).at(-1) ?? place, place)];
  } catch (error) {
    throw new Failure("usage", `${place} cannot be read: ${lineOf(error)}`);
  }
};
