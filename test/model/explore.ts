/** Plays one sequence after the other, until one breaks a promise or time is up. */
import fc from "fast-check";
import { Broken } from "./play.ts";
import { run, type Tally } from "./run.ts";
import { shrunk } from "./shrink.ts";
import type { Stage } from "./stage.ts";
import type { Step } from "./steps.ts";

export type Explored = {
  /** What the model says is broken, and the steps that led there, shrunk; undefined if nothing is. */
  readonly breach: { readonly what: string; readonly steps: readonly Step[] } | undefined;
  readonly sequences: number;
  /** Until it was found, or time was up. */
  readonly ms: number;
};

/** Plays steps; answers what is broken, if anything is. */
export const complaint = async (
  stage: Stage,
  steps: readonly Step[],
  tally?: Tally,
): Promise<string | undefined> => {
  try {
    await run(stage, steps, tally);
    return undefined;
  } catch (error) {
    if (error instanceof Broken) return error.message;
    throw error;
  }
};

export type Search = {
  readonly seed: number;
  readonly ms: number;
  readonly tally?: Tally;
  /** Hears after each sequence how many there have been. */
  readonly heard?: (sequences: number) => void;
};

/** So many sequences are drawn at once, each lot from the next seed. */
const lot = 100;

function* drawn(from: fc.Arbitrary<readonly Step[]>, seed: number): Generator<readonly Step[]> {
  for (let next = seed; ; next++) yield* fc.sample(from, { seed: next, numRuns: lot });
}

/** Plays sequences that are drawn from a seed: the same ones for the same seed, as many as time allows. */
export const explore = async (
  stage: Stage,
  from: fc.Arbitrary<readonly Step[]>,
  { seed, ms, tally, heard }: Search,
): Promise<Explored> => {
  const began = performance.now();
  let sequences = 0;
  for (const steps of drawn(from, seed)) {
    const what = await complaint(stage, steps, tally);
    sequences++;
    heard?.(sequences);
    const took = { sequences, ms: Math.round(performance.now() - began) };
    if (what !== undefined) {
      const fails = async (some: readonly Step[]) => (await complaint(stage, some)) !== undefined;
      return { breach: { what, steps: await shrunk(steps, fails) }, ...took };
    }
    if (took.ms >= ms) return { breach: undefined, ...took };
  }
  throw new Error("There is always a next sequence");
};

/** Steps as lines, to be kept as a test. */
export const inLines = (steps: readonly Step[]): string =>
  steps.map((step) => `  ${JSON.stringify(step)},`).join("\n");
