import type { Outcome } from "../emptying/attempt.ts";
import * as figure from "../emptying/figures.ts";
import type { Aim } from "../report.ts";
import { overCeiling } from "./over-ceiling.ts";
import type { Line } from "./plan.ts";

type Bound = {
  readonly what: string;
  readonly of: (line: Line, lines: readonly Line[]) => number;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly isWatched?: boolean;
};

const most =
  (of: (outcome: Outcome) => number) =>
  ({ outcomes }: Line): number =>
    Math.max(...outcomes.map(of));

const bounds: readonly Bound[] = [
  { what: "records left", of: ({ outcomes }) => figure.recordsLeft(outcomes), atMost: 0 },
  { what: "rows left", of: ({ outcomes }) => figure.rowsLeft(outcomes), atMost: 0 },
  { what: "requests ÷ minimum", of: most(figure.requestsOverMinimum), atMost: 1.02 },
  { what: "WRU ÷ minimum", of: most(figure.writesOverMinimum), atMost: 1.01 },
  {
    what: "items/s ÷ ceiling",
    of: (line, lines) => overCeiling(lines, line, figure.itemsPerSecond),
    atLeast: 0.9,
  },
  {
    what: "CPU per item ÷ ceiling",
    of: (line, lines) => overCeiling(lines, line, figure.cpuPerItem),
    atMost: 4,
  },
  {
    what: "live heap MB",
    of: most(({ heapBytes }) => heapBytes / 1_000_000),
    atMost: 10,
    isWatched: true,
  },
];

const isMet = (measured: number, { atMost, atLeast }: Bound): boolean =>
  measured <= (atMost ?? Number.POSITIVE_INFINITY) &&
  measured >= (atLeast ?? Number.NEGATIVE_INFINITY);

const wanted = ({ atMost, atLeast }: Bound): string =>
  atMost === undefined ? `at least ${atLeast}` : `at most ${atMost}`;

/** What ours aims at, line by line. */
export const aimsOf = (lines: readonly Line[]): Aim[] =>
  lines
    .filter(({ way }) => way === "ours")
    .flatMap((line) =>
      bounds
        .filter(({ isWatched = false }) => isWatched === (line.watchesHeap ?? false))
        .map((bound) => {
          const measured = bound.of(line, lines);
          return {
            what: `${bound.what}, ${line.layout.title}, ${line.records} records`,
            aim: wanted(bound),
            measured: figure.shown(measured),
            met: isMet(measured, bound),
          };
        }),
    );
