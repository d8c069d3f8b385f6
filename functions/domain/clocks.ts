/** What callers say of when something was: held against the bounds of their clocks. */
import { type Clock, type ClockName, clocks } from "../policy/clocks.ts";
import { after, milliseconds } from "../policy/duration.ts";
import { limits } from "../policy/limits.ts";
import { type FieldProblem, Problem } from "./problem.ts";

/** A clock is never later than the arrival. */
export const clockOf = (said: number, now: number): number => Math.min(said, now);

/** What is wrong with what a clock says (epoch ms). */
const mistakeOf = ({ ahead, back }: Clock, said: number, now: number): string | undefined => {
  if (said > after(now, ahead)) return `must be at most ${ahead} ahead`;
  const isOld = back.kind === "refused" && after(said, back.period) < now;
  return isOld ? `must be at most ${back.period} ago` : undefined;
};

/** What clocks said (epoch ms), by the field's path. */
export type Said = readonly (readonly [path: string, at: number])[];

/** An "invalid-input" that names what is further ahead, or further back, than its clock may be; undefined if nothing is. */
export const clockProblem = (name: ClockName, said: Said, now: number): Problem | undefined => {
  const errors = said.flatMap(([field, at]): FieldProblem[] => {
    const problem = mistakeOf(clocks[name], at, now);
    return problem === undefined ? [] : [{ field, problem }];
  });
  if (errors.length === 0) return undefined;
  return new Problem("invalid-input", undefined, errors.slice(0, limits.mistakes));
};

/** Throws what `clockProblem` finds. */
export const checkClocks = (name: ClockName, said: Said, now: number): void => {
  const problem = clockProblem(name, said, now);
  if (problem !== undefined) throw problem;
};

/** What one clock said, by the name of its field, as it counts. Throws as `checkClocks` does. */
export const clocked = (name: ClockName, said: number, now: number): number => {
  checkClocks(name, [[clocks[name].field, said]], now);
  return clockOf(said, now);
};

/** As of when something counts that is further back than its clock may be (epoch ms). */
export const takenFrom = (name: ClockName, at: number, now: number): number => {
  const { back }: Clock = clocks[name];
  return back.kind === "counts-from" ? Math.max(at, now - milliseconds(back.period)) : at;
};
