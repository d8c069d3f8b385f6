/**
 * Sequences of steps. Each has a theme, in which some steps come more often than others: what takes several steps of a
 * kind to go wrong is met far sooner so than by drawing all alike.
 */
import fc from "fast-check";
import { drawn } from "./drawn.ts";
import type { Step } from "./steps.ts";
import { weights } from "./weights.ts";

export type Theme = keyof typeof weights;

/** Sequences of a theme. */
export const sequencesOf = (theme: Theme): fc.Arbitrary<Step[]> => {
  const steps = Object.entries(weights[theme]).map(([name, weight]) => ({
    ...{ weight, arbitrary: drawn[name as Step["do"]] },
  }));
  return fc.array(fc.oneof(...steps), { minLength: 12, maxLength: 48, size: "max" });
};

/** Sequences of all themes. */
export const sequences = fc.oneof(...(Object.keys(weights) as Theme[]).map(sequencesOf));
