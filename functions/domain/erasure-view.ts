/** How far an erasure has come, and when it may be done. */
export type Counted = {
  readonly found: number;
  readonly erased: number;
  readonly partitions: number;
  readonly startedAt: number;
  readonly updatedAt: number;
};

/** What is left, in partitions; `orMore` if there are too many to count. */
export type Left = { readonly entries: number; readonly orMore: boolean };

const iso = (instant: number): string => new Date(instant).toISOString();

/**
 * Rate and end are estimates from what has been done so far: records of as many partitions as are left, at the
 * rate until now. They are left out while nothing is known.
 */
export const erasureView = (
  { found, erased, partitions, startedAt, updatedAt }: Counted,
  left: Left,
  now: number,
) => {
  const seconds = Math.max((updatedAt - startedAt) / 1000, 1);
  const rate = erased / seconds;
  const records = partitions === 0 ? undefined : Math.round((left.entries * found) / partitions);
  const end = records === undefined || rate === 0 ? undefined : now + (records / rate) * 1000;
  return {
    startedAt: iso(startedAt),
    updatedAt: iso(updatedAt),
    found,
    erased,
    remaining: {
      partitions: left.entries,
      orMore: left.orMore,
      ...(records === undefined ? {} : { records }),
    },
    ...(rate === 0 ? {} : { recordsPerSecond: Math.round(rate) }),
    ...(end === undefined ? {} : { estimatedEnd: iso(Math.round(end)) }),
  };
};
