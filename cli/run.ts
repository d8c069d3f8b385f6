/** Runs a command line on a machine; answers the exit code. */
import { CommanderError } from "commander";
import { type Exit, exitCodes } from "./exit-codes.ts";
import type { Failure } from "./failure.ts";
import { asFailure } from "./http/refusal.ts";
import { type Io, say } from "./io.ts";
import { programOn } from "./program.ts";

const told = ({ stderr, terminal }: Io, { message, hint }: Failure): void => {
  say(stderr, `chat-retention: ${message}`);
  if (hint !== undefined) say(stderr, terminal.err ? `  → ${hint}` : `hint: ${hint}`);
};

const exitOf = (io: Io, error: unknown): number => {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  }
  const failure = asFailure(error);
  told(io, failure);
  return exitCodes[failure.exit];
};

export const run = async (args: readonly string[], io: Io): Promise<number> => {
  let exit: Exit = "ok";
  try {
    const program = programOn(io, (code) => {
      exit = code;
    });
    await program.parseAsync([...args], { from: "user" });
    return exitCodes[exit];
  } catch (error) {
    return exitOf(io, error);
  }
};
