import { readFileSync } from "node:fs";
import * as z from "zod/mini";

/**
 * A file of the console as it is sent: its type, an entity tag, and its bytes in base64, also compressed. `forever` is
 * said of a file whose name changes with its contents.
 */
const file = z.object({
  type: z.string(),
  tag: z.string(),
  forever: z.boolean(),
  plain: z.string(),
  gzip: z.string(),
});
export type ConsoleFile = z.infer<typeof file>;

/** The files by their names. What is not in it is not there: no name that a caller sends reaches a disk. */
export type ConsoleFiles = ReadonlyMap<string, ConsoleFile>;

const schema = z.record(z.string(), file);

/** Reads the files that were put beside the bundle, once. Throws if they are not there. */
export const filesAt = (place: URL): (() => ConsoleFiles) => {
  let files: ConsoleFiles | undefined;
  return () => {
    files ??= new Map(Object.entries(schema.parse(JSON.parse(readFileSync(place, "utf8")))));
    return files;
  };
};
