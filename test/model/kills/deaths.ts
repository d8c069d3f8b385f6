/** Moments of death, drawn from a seed: after how many requests that have reached the stores, and how long after (ms). */
import fc from "fast-check";

export type Death = { readonly after: number; readonly ms: number };

/** Half of the deaths come early: at the beginning and the end of a task there is most that must come together. */
const early = 12;

/** A part of the deaths is kept for the looks that read back as zero: each is some dozens of requests. */
const keptOf = (count: number): number => Math.ceil(count / 5);
const shortest = 20;

export const deaths = (count: number, requests: number, seed: number) => {
  const usual = Math.max(Math.round((2 * requests) / count), early);
  const after = fc.oneof(fc.nat(early), fc.nat(usual));
  const left = fc.sample(fc.record({ after, ms: fc.nat(15) }), { seed, numRuns: count });
  const kept = keptOf(count);
  return {
    /** The next death; none if there are no more, or those left are for the end. */
    next: (isAtEnd: boolean): Death | undefined => {
      if (!isAtEnd) return left.length > kept ? left.pop() : undefined;
      const death = left.pop();
      return death && { ...death, after: death.after % shortest };
    },
  };
};
