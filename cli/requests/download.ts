/** The files of an access bundle, each with the headers without which its link opens nothing. */
import { createWriteStream } from "node:fs";
import { mkdir, rename } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import { Failure } from "../failure.ts";
import type { Schemas } from "../http/api.ts";
import { fetchAgain } from "../http/fetch.ts";
import type { Io } from "../io.ts";
import { barOf } from "../output/bar.ts";
import { bytesText } from "../output/numbers.ts";

export type Bundle = Schemas["Bundle"];
type BundleFile = Bundle["categories"][number]["files"][number];

/** A person's whole data: nobody but the owner of the file may read it. */
const mode = 0o600;

const save = async ({ url, headers }: BundleFile, file: string, took: (bytes: number) => void) => {
  const { status, body } = await fetchAgain(true)(url, { headers });
  if (status !== 200 || body === null)
    throw new Failure("failed", `The store answered ${status} for ${file}`);
  const counting = async function* (source: AsyncIterable<Uint8Array>) {
    for await (const chunk of source) {
      took(chunk.length);
      yield chunk;
    }
  };
  const part = `${file}.part`;
  await pipeline(
    Readable.fromWeb(body as ReadableStream),
    counting,
    createWriteStream(part, { mode }),
  );
  await rename(part, file);
};

const named = ({ categories }: Bundle) =>
  categories.flatMap(({ category, files }) =>
    files.map((file, index) => ({ file, name: `${category}-${index + 1}.zip` })),
  );

/** Downloads a bundle into a folder; answers the files' names. */
export const downloadTo = async (io: Io, bundle: Bundle, folder: string) => {
  const files = named(bundle);
  const total = files.reduce((sum, { file }) => sum + file.bytes, 0);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const bar = await barOf(io, total);
  let done = 0;
  try {
    for (const { file, name } of files) {
      await save(file, join(folder, name), (bytes) => {
        done += bytes;
        bar.to(done, `${bytesText(done)} of ${bytesText(total)}`);
      });
    }
  } finally {
    bar.stop();
  }
  return files.map(({ name, file }) => ({ file: join(folder, name), bytes: file.bytes }));
};
