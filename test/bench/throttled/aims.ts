import type { Attempt, Outcome } from "../emptying/attempt.ts";
import * as figure from "../emptying/figures.ts";
import type { Aim } from "../report.ts";

export const troubles = {
  throttled: { failing: 0, throttled: 0 },
  "and failing": { failing: 0.05, throttled: 0.01 },
} as const;
export type Trouble = keyof typeof troubles;
type Try = Pick<Attempt, "way" | "layout" | "records">;
/** A way on a layout in trouble, and what its rounds gave. */
export type Line = Try & {
  /** One partition takes everything, so that its limit is the limit. */
  readonly isHot: boolean;
  readonly trouble: Trouble;
  readonly outcomes: Outcome[];
};

/** What is sent again because it failed is beyond anybody's aim. */
const mostRequests = 1.05;

/** The middle of a figure over the rounds. */
export const middle = ({ outcomes }: Line, of: (outcome: Outcome) => number): number =>
  figure.median(outcomes.map(of));

/** Records per second ÷ what one partition takes. */
export const overLimit = (line: Line, unitsPerKey: number): number =>
  middle(line, figure.itemsPerSecond) / unitsPerKey;

/** What ours aims at. */
export const aimsFor = (line: Line, unitsPerKey: number): Aim[] => {
  const name = `${line.layout.title}, ${line.trouble}`;
  const requests = middle(line, figure.requestsOverMinimum);
  const left = figure.recordsLeft(line.outcomes);
  const rows = figure.rowsLeft(line.outcomes);
  const whole = [
    { what: `records left, ${name}`, aim: "none", measured: left, met: left === 0 },
    { what: `rows left, ${name}`, aim: "none", measured: rows, met: rows === 0 },
  ];
  if (line.trouble !== "throttled") return whole;
  const share = overLimit(line, unitsPerKey);
  const what = `items/s ÷ one key's limit, ${name}`;
  return [
    ...whole,
    {
      what: `requests ÷ minimum, ${name}`,
      aim: `at most ${mostRequests}`,
      measured: figure.shown(requests),
      met: requests <= mostRequests,
    },
    { what, aim: "at least 0.95", measured: figure.shown(share), met: share >= 0.95 },
  ];
};
