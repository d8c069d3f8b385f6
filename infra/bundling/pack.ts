import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { extname, join, relative } from "node:path";
import { gzipSync } from "node:zlib";

/** What the console's build makes; another kind of file has no type yet, and fails the build. */
const types: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
};

const packedFile = (file: string, name: string) => {
  const bytes = readFileSync(file);
  const type = types[extname(name)];
  if (type === undefined) throw new Error(`The console has no type for ${name}`);
  return {
    type,
    tag: createHash("sha256").update(bytes).digest("base64url").slice(0, 22),
    forever: name.startsWith("assets/"), // Vite puts a hash of the contents into these names
    plain: bytes.toString("base64"),
    gzip: gzipSync(bytes, { level: 9 }).toString("base64"),
  };
};

/** The files of a folder by their names, ready to be sent. */
export const packed = (folder: string): Readonly<Record<string, ReturnType<typeof packedFile>>> => {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(
    entries
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => {
        const file = join(parentPath, name);
        const short = relative(folder, file).replaceAll("\\", "/");
        return [short, packedFile(file, short)];
      }),
  );
};
