/** The machine itself: the one file of the command line that reads the environment and the process. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import envPaths from "env-paths";
import { read } from "read";
import { Failure } from "./failure.ts";
import type { Io } from "./io.ts";

// biome-ignore lint/style/noProcessEnv: the one place in cli/
const env = process.env;

/** `$VISUAL` and `$EDITOR` are commands with arguments, as every Unix tool takes them. */
const edit = async (file: string): Promise<void> => {
  const editor = env.VISUAL || env.EDITOR || "vi";
  const quoted = `'${file.replaceAll("'", "'\\''")}'`;
  const child = spawn(`${editor} ${quoted}`, { shell: true, stdio: "inherit" });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Failure("failed", `The editor (${editor}) failed`);
};

export const machine = (): Io => ({
  env,
  stdout: process.stdout,
  stderr: process.stderr,
  terminal: {
    in: process.stdin.isTTY === true,
    out: process.stdout.isTTY === true,
    err: process.stderr.isTTY === true,
  },
  // What is asked is no answer: it must not stand in a pipe.
  ask: (prompt, silent = false) => read({ prompt, silent, output: process.stderr }),
  input: () => text(process.stdin),
  edit,
  now: Date.now,
  sleep: (ms) => sleep(ms),
  folders: envPaths("chat-retention", { suffix: "" }),
});
