/**
 * Children in process groups of their own: a terminal's Ctrl-C reaches only us, and we end the whole group,
 * grandchildren included, in order; at the latest when this process exits.
 */
import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";

export type ChildGroup = {
  readonly process: ChildProcess;
  readonly exited: Promise<number>;
  /** Asks the leader to end, then ends whatever of its group remains. */
  stop(patience: number): Promise<void>;
};

const groups = new Set<number>();
const kill = (group: number, signal: NodeJS.Signals | 0): boolean => {
  try {
    process.kill(-group, signal);
    return true;
  } catch {
    return false;
  }
};
process.on("exit", () => {
  for (const group of groups) kill(group, "SIGKILL");
});

export const startGroup = (
  command: string,
  args: readonly string[],
  options: SpawnOptions,
): ChildGroup => {
  const child = spawn(command, args, { ...options, detached: true });
  const group = child.pid;
  if (group !== undefined) groups.add(group);
  const exited = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
  // Whoever awaits it sees the failure; nobody having to must not crash the process.
  exited.catch(() => undefined);
  return { process: child, exited, stop: (patience) => stop(group, child, exited, patience) };
};

const stop = async (
  group: number | undefined,
  child: ChildProcess,
  exited: Promise<number>,
  patience: number,
): Promise<void> => {
  if (group === undefined) return;
  child.kill("SIGTERM");
  const late = setTimeout(() => kill(group, "SIGKILL"), patience);
  await exited.catch(() => undefined);
  clearTimeout(late);
  await ended(group);
  groups.delete(group);
};

/** Ends the rest of a group and waits until none of it is left. */
const ended = async (group: number): Promise<void> => {
  while (kill(group, "SIGKILL")) await new Promise((resolve) => setTimeout(resolve, 20));
};
