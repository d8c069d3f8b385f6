/** How far erasures that take long have come. */
/** What an erasure has found and erased, in how many partitions. */
export type Counts = {
  readonly found: number;
  readonly erased: number;
  readonly partitions: number;
};

export type ErasureKind = "purge" | "settlement";

/**
 * How far an erasure, or a part of it, has come; instants in epoch ms. `asked` is the look (or the version of the
 * settings) that it is about, `done` the last one that it is finished with.
 */
export type ErasureRow = Partial<Counts> & {
  readonly row: string;
  readonly startedAt: number;
  readonly updatedAt: number;
  readonly asked?: number | undefined;
  readonly done?: number | undefined;
  readonly paused?: boolean | undefined;
};

/** The erasures that take long: a row for each kind, and one for each part. */
export type Erasures = {
  /** All rows of an app, read consistently. */
  rows(appId: string): Promise<readonly ErasureRow[]>;
  isPaused(appId: string, kind: ErasureKind): Promise<boolean>;
  /** Makes sure of a row that has this to do. */
  ask(appId: string, row: string, asked: number, now: number): Promise<void>;
  /** Adds to the counts of a row, if it is still there. */
  count(
    appId: string,
    row: string,
    add: Counts,
    at: { readonly now: number; readonly done?: number | undefined },
  ): Promise<void>;
  pause(appId: string, kind: ErasureKind, paused: boolean, now: number): Promise<void>;
};
