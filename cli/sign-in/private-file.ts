/** Files of secrets: only their owner may read them, and a write that breaks off leaves the old one. */
import { randomUUID } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { Failure } from "../failure.ts";

const owner = { file: 0o600, folder: 0o700 } as const;
const others = 0o077;

/** The JSON of a file; undefined if there is none. Throws a `Failure` if others may read it. */
export const readPrivate = (file: string): unknown => {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found === undefined) return undefined;
  if (process.platform !== "win32" && (found.mode & others) !== 0) {
    throw new Failure("usage", `Others may read ${file}`, `chmod 600 ${file}`);
  }
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new Failure("failed", `${file} is not JSON`, "Mend it, or remove it and sign in again");
  }
};

export const writePrivate = (file: string, value: unknown): void => {
  mkdirSync(dirname(file), { recursive: true, mode: owner.folder });
  const next = `${file}.${randomUUID()}`;
  writeFileSync(next, `${JSON.stringify(value, null, 2)}\n`, { mode: owner.file });
  chmodSync(next, owner.file);
  renameSync(next, file);
};
