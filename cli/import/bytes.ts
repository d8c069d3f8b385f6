/** The bytes of an export's files, and the text in them. */
import { TextDecoder } from "node:util";
import type { Entry } from "./entries.ts";

/** Counts the bytes that were read. */
export type Meter = (bytes: number) => void;

/** Reads one line's bytes. Throws a `TypeError` if they are no text. */
export type Decode = (bytes: Uint8Array) => string;

/** A line that is longer is none: somebody's picture, or a file without ends of lines. */
const longestLine = 64 * 1024 * 1024;

/** What a file begins with if it is not in UTF-8. */
const wide: Readonly<Record<string, string>> = { fffe: "utf-16le", feff: "utf-16be" };
const mark = Buffer.from("efbbbf", "hex");

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
export const decodeUtf8: Decode = (bytes) => utf8.decode(bytes);

/** What turns a file's bytes into UTF-8, by how it begins. */
const translator = (beginning: Buffer): ((chunk: Buffer) => Buffer) => {
  const encoding = wide[beginning.subarray(0, 2).toString("hex")];
  if (encoding === undefined) return (chunk) => chunk;
  const decoder = new TextDecoder(encoding, { fatal: true });
  return (chunk) => Buffer.from(decoder.decode(chunk, { stream: true }));
};

async function* inUtf8(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let translated: ((chunk: Buffer) => Buffer) | undefined;
  for await (const chunk of chunks) {
    const isMarked = translated === undefined && chunk.subarray(0, 3).equals(mark);
    translated ??= translator(chunk);
    yield translated(isMarked ? chunk.subarray(3) : chunk);
  }
}

async function* metered(entry: Entry, meter: Meter): AsyncGenerator<Buffer> {
  for await (const chunk of await entry.open()) {
    meter(chunk.length);
    yield chunk;
  }
}

/** What a file holds, without a byte order mark, and in UTF-8 if the mark says that it was in UTF-16. */
export const chunksOf = (entry: Entry, meter: Meter): AsyncGenerator<Buffer> =>
  inUtf8(metered(entry, meter));

const newline = 0x0a;

/** Lines, without their ends. Throws if the file cannot be read. */
export async function* byteLines(entry: Entry, meter: Meter): AsyncGenerator<Buffer> {
  let rest: Buffer[] = [];
  for await (const chunk of chunksOf(entry, meter)) {
    let from = 0;
    for (let end = chunk.indexOf(newline); end >= 0; end = chunk.indexOf(newline, from)) {
      yield Buffer.concat([...rest, chunk.subarray(from, end)]);
      [rest, from] = [[], end + 1];
    }
    rest.push(chunk.subarray(from));
    if (rest.reduce((sum, { length }) => sum + length, 0) > longestLine) {
      throw new Error("a line has no end");
    }
  }
  const last = Buffer.concat(rest);
  if (last.length > 0) yield last;
}

/** A line's text; one that ends as Windows ends it, too. */
export const textOf = (line: Uint8Array, decode: Decode): string => decode(line).replace(/\r$/, "");
