/** Somebody at a terminal, or a script: runs the real command line in this process and sees what they see. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Writable } from "node:stream";
import { onTestFinished } from "vitest";
import type { Io } from "../../cli/io.ts";
import { run } from "../../cli/run.ts";

export type Seen = { readonly exit: number; readonly out: string; readonly err: string };

export type Somebody = {
  readonly env?: Readonly<Record<string, string>>;
  /** Sits there; without, it is a script. What is asked is answered with these, in order. */
  readonly answers?: readonly string[];
  readonly stdin?: string;
  readonly edit?: (file: string) => Promise<void>;
  readonly now?: () => number;
  /** Instead of waiting. */
  readonly meanwhile?: () => Promise<void>;
};

const collecting = () => {
  const chunks: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      chunks.push(String(chunk));
      done();
    },
  });
  return { stream, text: () => chunks.join("") };
};

/** A folder that is gone when the test is over. */
export const folderOfTest = (): string => {
  const folder = mkdtempSync(join(tmpdir(), "chat-retention-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const nobody = async (): Promise<never> => {
  throw new Error("Nobody was to be asked");
};

/** A terminal with a home of its own. */
export const terminalOf = (somebody: Somebody = {}, home = folderOfTest()) => {
  const { answers, env = {}, stdin = "", edit = nobody } = somebody;
  const left = [...(answers ?? [])];
  const questions: string[] = [];
  const isThere = answers !== undefined;
  const type = async (...args: string[]): Promise<Seen> => {
    const [out, err] = [collecting(), collecting()];
    const io: Io = {
      env,
      stdout: out.stream,
      stderr: err.stream,
      terminal: { in: isThere, out: false, err: false },
      ask: async (question) => {
        questions.push(question);
        return left.shift() ?? nobody();
      },
      input: async () => stdin,
      edit,
      now: somebody.now ?? Date.now,
      sleep: somebody.meanwhile ?? (async () => undefined),
      folders: { config: join(home, "config"), cache: join(home, "cache") },
    };
    const exit = await run(args, io);
    return { exit, out: out.text(), err: err.text() };
  };
  return { type, questions, home };
};
