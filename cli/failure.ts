import type { Exit } from "./exit-codes.ts";

/** Why a command ends without what was asked for: one line, what to do about it, and the exit code. */
export class Failure extends Error {
  readonly exit: Exit;
  readonly hint: string | undefined;

  constructor(exit: Exit, message: string, hint?: string) {
    super(message);
    this.name = "Failure";
    this.exit = exit;
    this.hint = hint;
  }
}

/** The same failure with something more to do about it. */
export const withHint = ({ exit, message, hint }: Failure, more: string): Failure =>
  new Failure(exit, message, hint === undefined ? more : `${hint}. ${more}`);

/** What went wrong, in one line. */
export const lineOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  return `${error.message}${cause}`.replace(/\s*\n\s*/g, " ");
};
