/** What AWS does when it is busy: throttles a partition key, or a request, and sometimes fails. */
import { Refusal } from "./values.ts";

export type Limits = {
  /** Write units per second and partition key; a bucket fills for one second at the most, and all start empty. */
  readonly unitsPerKey?: number | undefined;
  /** Shares of requests, 0 to 1. */
  readonly failing?: number | undefined;
  readonly throttled?: number | undefined;
  /** Where chance begins; the same number, the same fates. */
  readonly seed?: number | undefined;
};

/** What happens to a request: it may fail before or after it took effect. */
export type Fate = "answered" | "failed" | "throttled" | "dropped" | "dropped-after";

/** Numbers between 0 and 1 that are the same in every run (a linear congruence). */
export const sequence = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};

const failures = ["failed", "dropped", "dropped-after"] as const;

/** Limits by a clock (ms) and a source of chance. */
export const limiter = (
  { unitsPerKey, failing = 0, throttled = 0, seed = 1 }: Limits,
  now: () => number,
  chance: () => number = sequence(seed),
) => {
  const buckets = new Map<string, { units: number; at: number }>();
  const opened = now();
  const refilled = (pk: string, perSecond: number) => {
    const at = now();
    const bucket = buckets.get(pk) ?? { units: 0, at: opened };
    bucket.units = Math.min(perSecond, bucket.units + ((at - bucket.at) / 1000) * perSecond);
    bucket.at = at;
    buckets.set(pk, bucket);
    return bucket;
  };
  return {
    /** Takes units of a partition key; false if it has not as many. */
    admits: (pk: string, units: number): boolean => {
      if (unitsPerKey === undefined) return true;
      const bucket = refilled(pk, unitsPerKey);
      if (bucket.units < units) return false;
      bucket.units -= units;
      return true;
    },
    fate: (): Fate => {
      const drawn = chance();
      if (drawn < throttled) return "throttled";
      if (drawn >= throttled + failing) return "answered";
      return failures[Math.floor(chance() * failures.length)] ?? "failed";
    },
  };
};
export type Limiter = ReturnType<typeof limiter>;

export const throttlingOf = (pk: string): Refusal =>
  new Refusal("ProvisionedThroughputExceededException", `Throughput exceeded for ${pk}`);
