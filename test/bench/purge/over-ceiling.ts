import type { Outcome } from "../emptying/attempt.ts";
import { median } from "../emptying/figures.ts";
import type { Line } from "./plan.ts";

/** A figure ÷ the ceiling's of the same round, layout and size; the middle of all rounds. */
export const overCeiling = (
  lines: readonly Line[],
  line: Line,
  of: (outcome: Outcome) => number,
): number => {
  const ceiling = lines.find(
    (one) =>
      one.way === "ceiling" &&
      one.layout === line.layout &&
      one.records === line.records &&
      !one.watchesHeap,
  );
  if (line.watchesHeap) return Number.NaN;
  return median(
    line.outcomes.map((outcome, round) => {
      const least = ceiling?.outcomes[round];
      return least ? of(outcome) / of(least) : Number.NaN;
    }),
  );
};
