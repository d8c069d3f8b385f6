/**
 * What a deletion did. `refused` counts records whose media S3 would not give up, or that cannot be read, `changed` those that were
 * not as they were found and so were left; `again` is when marks that were left must be looked at (epoch ms);
 * `finished` is false if patience ran out.
 */
export type Erasure = {
  readonly erased: number;
  readonly refused: number;
  readonly changed: number;
  readonly again: number;
  readonly finished: boolean;
};

export const never = Number.POSITIVE_INFINITY;
export const nothing: Erasure = { erased: 0, refused: 0, changed: 0, again: never, finished: true };

export const plus = (one: Erasure, other: Erasure): Erasure => ({
  erased: one.erased + other.erased,
  refused: one.refused + other.refused,
  changed: one.changed + other.changed,
  again: Math.min(one.again, other.again),
  finished: one.finished && other.finished,
});

/** Whether all that was due is gone; if not, it is found again. */
export const isClean = ({ finished, refused, changed }: Erasure): boolean =>
  finished && refused + changed === 0;
