import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { startGroup } from "./child-group.ts";

export type Command = {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  readonly env: NodeJS.ProcessEnv;
  /** What to call it in an error. */
  readonly name: string;
  readonly signal?: AbortSignal;
};

/** Runs a command to its end. Rejects with its last lines if it fails, and ends its whole group if aborted. */
export const runCommand = async (command: Command): Promise<void> => {
  const { signal } = command;
  signal?.throwIfAborted();
  const group = startGroup(command.command, command.args, {
    ...(command.cwd ? { cwd: command.cwd } : {}),
    env: command.env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  const read = [group.process.stdout, group.process.stderr].map((from) => collect(from, lines));
  const abort = () => void group.stop(1000);
  signal?.addEventListener("abort", abort, { once: true });
  const code = await group.exited.finally(() => signal?.removeEventListener("abort", abort));
  signal?.throwIfAborted();
  await Promise.all(read);
  await group.stop(1000);
  if (code !== 0) throw new Error(`${command.name} failed:\n${lines.slice(-40).join("\n")}`);
};

const collect = async (from: Readable | null, lines: string[]): Promise<void> => {
  if (!from) return;
  const reader = createInterface({ input: from });
  reader.on("line", (line) => lines.push(line));
  await once(reader, "close");
};
