/** Steps of an outsider's, each with its time. */
import { execFile } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { everything } from "../../local/environment.ts";

export const root = fileURLToPath(new URL("../..", import.meta.url));
/** An empty folder, far from this checkout. */
export const folder = mkdtempSync(join(tmpdir(), "chat-retention-outsider-"));

const execute = promisify(execFile);

export type Command = {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
};

/** What a command prints. Throws with all that it said if it fails. */
export const run = async ({ file, args, cwd = folder, env = {} }: Command): Promise<string> => {
  const options = { cwd, env: { ...everything(), ...env }, maxBuffer: 1e9 };
  try {
    return (await execute(file, [...args], options)).stdout.trim();
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`${file} ${args.join(" ")} failed\n${stdout}\n${stderr}`);
  }
};

const say = (seconds: number, what: string): void => {
  process.stdout.write(`${seconds.toFixed(1).padStart(6)} s  ${what}\n`);
};

export const step = async <T>(what: string, act: () => Promise<T>): Promise<T> => {
  const start = performance.now();
  const said = await act();
  const shown = typeof said === "string" && said !== "" ? `: ${said.replaceAll("\n", ", ")}` : "";
  say((performance.now() - start) / 1_000, `${what}${shown}`);
  return said;
};

export const whole = (): void => say(performance.now() / 1_000, "in all");
