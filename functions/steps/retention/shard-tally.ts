/** What a sweep of one shard comes to. */
import type { Walked } from "../walk/cursor.ts";
import type { Work } from "./erase-page.ts";
import { type Erasure, isClean } from "./erasure.ts";

/** Partitions that could not be worked on and stopped no other: how many, and why the first could not. */
export type Failed = { readonly times: number; readonly cause: unknown };

/**
 * `refused` counts records whose media S3 would not give up, `oldest` is since when the oldest one left has been due
 * (epoch ms), undefined if that could not be found out.
 */
export type SweptShard = Walked & {
  readonly erased: number;
  readonly refused: number;
  readonly oldest: number | undefined;
  readonly failed?: Failed | undefined;
};

/** A partition to erase from that has been due since an instant (epoch ms). */
export type Overdue = Work & { readonly due: number };

/** What becomes of a shard; a partition that was begun and never heard of has failed. */
export const tally = (now: number) => {
  const sum = { erased: 0, refused: 0 };
  const begun = new Set<Overdue>();
  let oldest = now;
  let isListed = true;
  let failed: Failed | undefined;
  const left = (due: number): void => {
    oldest = Math.min(oldest, due);
  };
  const fails = (due: number, cause: unknown): void => {
    failed = { times: (failed?.times ?? 0) + 1, cause: failed?.cause ?? cause };
    left(due);
  };
  return {
    fails,
    begins: (work: Overdue): void => {
      begun.add(work);
    },
    left,
    /** What is due behind this cannot be found. */
    isLost: (cause: unknown): void => {
      isListed = false;
      fails(now, cause);
    },
    heard: (work: Overdue, result: Erasure): void => {
      begun.delete(work);
      sum.erased += result.erased;
      sum.refused += result.refused;
      if (!isClean(result)) left(work.due);
    },
    end: (walked: Walked, cause: unknown): SweptShard => {
      for (const { due } of begun) fails(due, cause);
      return { ...sum, ...walked, oldest: isListed ? oldest : undefined, failed };
    },
  };
};
export type Tally = ReturnType<typeof tally>;
