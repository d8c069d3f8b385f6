import type { Cli } from "../cli.ts";

/** A unified diff in colours, where there are any. */
export const coloured = ({ paint }: Cli, difference: string): string =>
  difference
    .split("\n")
    .map((line) => {
      if (/^(---|\+\+\+)/.test(line)) return paint("bold", line);
      if (line.startsWith("-")) return paint("red", line);
      return line.startsWith("+") ? paint("green", line) : line;
    })
    .join("\n");
