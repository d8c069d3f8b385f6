/** What a run came to, round by round, and what the project aims at. */
import type { Aim } from "../report.ts";
import type { State } from "./start.ts";
import { app, ceiling, keys, type Way } from "./ways.ts";

export type Outcome = State & { readonly perSecond: number; readonly cpuMicros: number };

export type Line = {
  readonly scene: string;
  readonly way: Way;
  readonly outcomes: readonly Outcome[];
};

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
const rounded = (value: number): number => Math.round(value * 100) / 100;

/** A line's speed over the ceiling's, round by round: the machine is as slow for both. */
export const overCeiling = (line: Line, lines: readonly Line[]): number => {
  const top = lines.find(({ scene, way }) => scene === line.scene && way === ceiling);
  return rounded(
    median(
      line.outcomes.map(
        ({ perSecond }, round) => perSecond / (top?.outcomes[round]?.perSecond ?? Number.NaN),
      ),
    ),
  );
};

/** S3 takes no more deletions a second under one prefix. */
const ofS3 = 3_500;
/** Of known keys; a list has its XML read by the SDK, which is most of the CPU of the other way. */
const ofCeiling = 0.5;

const linesOf = (lines: readonly Line[], ...ways: readonly Way[]) =>
  lines.filter(({ way }) => ways.includes(way));

export const aimsOf = (lines: readonly Line[]): Aim[] => [
  ...linesOf(lines, app, keys).map(({ way, scene, outcomes }): Aim => {
    const left = Math.max(...outcomes.map((outcome) => outcome.left));
    return { what: `${way.way}, ${scene}: left`, aim: "0", measured: left, met: left === 0 };
  }),
  ...linesOf(lines, app).map(({ way, scene, outcomes }): Aim => {
    const measured = Math.round(median(outcomes.map(({ perSecond }) => perSecond)));
    const what = `${way.way}, ${scene}: objects/s`;
    return { what, aim: `at least S3's ${ofS3}`, measured, met: measured >= ofS3 };
  }),
  ...linesOf(lines, keys)
    .filter(({ scene }) => scene === "calm")
    .map((line): Aim => {
      const measured = overCeiling(line, lines);
      const what = `${line.way.way}, calm: ÷ ceiling`;
      return { what, aim: `at least ${ofCeiling}`, measured, met: measured >= ofCeiling };
    }),
];
