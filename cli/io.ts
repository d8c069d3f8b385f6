/** All that the command line touches of the machine that it runs on; a test is the machine. */
import type { Writable } from "node:stream";

export type Io = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdout: Writable;
  readonly stderr: Writable;
  /** Where somebody sits and reads or types. */
  readonly terminal: { readonly in: boolean; readonly out: boolean; readonly err: boolean };
  /** Asks on the terminal; a silent answer is not shown as it is typed. */
  ask(question: string, silent?: boolean): Promise<string>;
  /** All of the standard input. */
  input(): Promise<string>;
  /** Lets somebody edit a file; rejects if the editor says that it failed. */
  edit(file: string): Promise<void>;
  /** Epoch ms. */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Where profiles and tokens lie. */
  readonly folders: { readonly config: string; readonly cache: string };
};

export const say = (stream: Writable, line: string): void => {
  stream.write(`${line}\n`);
};
