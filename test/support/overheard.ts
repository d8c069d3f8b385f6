/** What a function writes to its log. */
import { afterAll, beforeAll, vi } from "vitest";

/** For a file that listens: its functions are loaded anew, since a logger takes its level when it is made. */
export const loadedAnew = (): void => {
  beforeAll(() => {
    vi.resetModules();
  });
  afterAll(() => {
    vi.resetModules();
  });
};

/** Listens to what is written from now on, until the test is over. */
export const overheard = (): readonly string[] => {
  const lines: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((chunk) => lines.push(String(chunk)) > 0);
  }
  return lines;
};

/** The lines about failures, as an operator's tools read them. */
export const failuresIn = (lines: readonly string[]) =>
  lines.filter((line) => line.includes('"failed"')).map((line) => JSON.parse(line));
