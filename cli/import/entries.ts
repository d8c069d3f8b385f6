/** The files of an export: one file, a folder, or what is in a ZIP; each is read as a stream, one after the other. */
import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import type { Readable } from "node:stream";
import { promisify } from "node:util";
import yauzl from "yauzl";
import { Failure, lineOf } from "../failure.ts";
import { type Export, type Named, unwrapped } from "./unwrapped.ts";

export type Entry = Named & {
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
    files.map((file) => fileEntry(relative(folder, file).split(sep).join("/"), file)),
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
  return entries;
};

const packed = /\.(?:tar|tgz|tar\.\w+|7z|rar|gz)$/i;

const exportAt = async (place: string): Promise<Export<Entry>> => {
  const whole = resolve(place);
  if ((await stat(whole)).isDirectory()) {
    const { above, ...files } = unwrapped(await inFolder(whole));
    const parent = above.length === 0 ? dirname(whole) : undefined;
    return { ...files, above: [basename(whole), ...above], parent };
  }
  if (/\.zip$/i.test(whole)) {
    const { above, ...files } = unwrapped(await inZip(whole));
    return { ...files, above: [basename(whole).replace(/\.zip$/i, ""), ...above] };
  }
  if (packed.test(whole))
    throw new Failure("usage", "it is packed", "Unpack it, and name the folder");
  const folder = dirname(whole);
  const entries = [await fileEntry(basename(whole), whole)];
  return { entries, above: [basename(folder)], parent: dirname(folder) };
};

/** What is at a path. Throws a `Failure` if it cannot be read. */
export const entriesAt = async (place: string): Promise<Export<Entry>> => {
  try {
    return await exportAt(place);
  } catch (error) {
    const hint = error instanceof Failure ? error.hint : undefined;
    throw new Failure("usage", `${place} cannot be read: ${lineOf(error)}`, hint);
  }
};
