/** What functions write to their logs and metrics, heard in place of being shown. */
import { letFunctionsSpeak } from "../support/point-sdk-at.ts";

type Write = typeof process.stdout.write;

/** Loggers and metrics write JSON, a line each; what else this process says is shown as ever. */
const isOfFunctions = (chunk: unknown): boolean => String(chunk).startsWith("{");

/** Listens until it is closed. A logger takes its level when it is made: none may have been made before. */
export const overhear = () => {
  letFunctionsSpeak(true);
  const streams = [process.stdout, process.stderr].map((stream) => ({
    ...{ stream, write: stream.write },
  }));
  let lines: string[] = [];
  for (const { stream, write } of streams) {
    stream.write = ((...said: Parameters<Write>) =>
      isOfFunctions(said[0])
        ? lines.push(String(said[0])) > 0
        : write.apply(stream, said)) as Write;
  }
  return {
    /** What was written since it was asked last. */
    heard: (): readonly string[] => {
      const since = lines;
      lines = [];
      return since;
    },
    close: (): void => {
      for (const { stream, write } of streams) stream.write = write;
      letFunctionsSpeak(false);
    },
  };
};
