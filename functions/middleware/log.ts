import { Logger } from "@aws-lambda-powertools/logger";

let made: Logger | undefined;

/** Made when there is something to log: its console alone would cost every start a tenth of its time. */
const logger = (): Logger => {
  made ??= new Logger({ serviceName: "chat-retention" });
  return made;
};

const frame = /^at (?:.+ \()?\S+:\d+:\d+\)?$/;

/**
 * Where an error arose, without its message: a message may quote what was stored, and have lines of its own
 * (invariant 10).
 */
const frames = ({ stack = "", message }: Error): string[] =>
  stack
    .replace(message, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => frame.test(line));

/** Logs an error's name and frames, and nothing else of it; `part` is our own name for what failed. */
export const logFailure = (error: unknown, part?: string): void => {
  const known = error instanceof Error ? error : new Error("thrown");
  logger().error("failed", { failure: { name: known.name, frames: frames(known), part } });
};

/** Logs what happened, in fields that name no person. */
export const logOutcome = (
  message: string,
  fields: Readonly<Record<string, string | number>>,
): void => logger().info(message, { outcome: { ...fields } });
