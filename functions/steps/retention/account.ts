import { type Erasure, never, nothing } from "./erasure.ts";

/** What a walk found out; `next` is when the first of what was left is due (epoch ms). */
export type Walked = { readonly result: Erasure; readonly next: number };

/**
 * Adds up what becomes of one partition. It is settled, once, when the walk has been closed and every record that
 * was handed over has been heard of.
 */
export const account = (whenSettled: (walked: Walked) => void) => {
  const sum = { ...nothing };
  let next = never;
  let open = 1;
  const close = (): void => {
    if (--open === 0) whenSettled({ result: sum, next: Math.min(next, sum.again) });
  };
  return {
    close,
    interrupted: (): void => {
      sum.finished = false;
    },
    handsOver: (records: number): void => {
      open += records;
    },
    /** What went is counted unless it was only over by itself, where something else was asked for. */
    heard: (done: boolean, isCounted: boolean): void => {
      if (done && isCounted) sum.erased++;
      if (!done) sum.changed++;
      close();
    },
    leaves: (expiries: readonly number[]): void => {
      next = Math.min(next, ...expiries);
    },
    noted: ({ refused, again }: Pick<Erasure, "refused" | "again">): void => {
      sum.refused += refused;
      sum.again = Math.min(sum.again, again);
    },
  };
};

export type Account = ReturnType<typeof account>;
