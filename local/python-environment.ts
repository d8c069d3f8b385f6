import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { everything } from "./environment.ts";
import { findPython } from "./launch/find-python.mjs";
import { runCommand } from "./run-command.ts";

const cache = fileURLToPath(new URL("../.local", import.meta.url));

/** The Python that has the packages of a requirements file, pinned by hash: made on first use. */
export const pythonEnvironment = async (
  requirements: string,
  signal?: AbortSignal,
): Promise<string> => {
  const python = findPython();
  if (python.missing !== undefined) throw new Error(python.missing);
  const pins = createHash("sha256").update(readFileSync(requirements)).digest("hex").slice(0, 12);
  const folder = join(cache, `python-${python.version}-${process.arch}-${pins}`);
  if (!existsSync(folder)) await make(python.command, requirements, folder, signal);
  return executable(folder);
};

const executable = (folder: string): string => join(folder, "bin", "python");

/** Made beside its place and moved there whole, so that an interrupted or parallel run leaves no half of it. */
const make = async (
  python: string,
  requirements: string,
  folder: string,
  signal?: AbortSignal,
): Promise<void> => {
  mkdirSync(cache, { recursive: true });
  const draft = `${folder}.${process.pid}`;
  const run = (name: string, command: string, args: readonly string[]) =>
    runCommand({ name, command, args, env: everything(), ...(signal ? { signal } : {}) });
  try {
    await run("Making a Python environment", python, ["-m", "venv", draft]);
    await run("Installing Python packages", executable(draft), [
      ...["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"],
      ...["--require-hashes", "--only-binary", ":all:", "--requirement", requirements],
    ]);
    if (!existsSync(folder)) renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
};
