/** How far erasures that take long have come. */
import type { CountsByHolder } from "../domain/receipt-draft.ts";
import type { TurnRow } from "../domain/turn.ts";

/** What an erasure has found and erased, in how many partitions. */
export type Counts = {
  readonly found: number;
  readonly erased: number;
  readonly partitions: number;
};

/** What an erasure has done so far in each store, and since when (epoch ms). */
export type Tallied = { readonly counts: CountsByHolder; readonly since: number };

export type ErasureKind = "purge" | "settlement";

/**
 * How far an erasure, or a part of it, has come; instants in epoch ms. `asked` is the look (or the version of the
 * settings) that it is about, `done` the last one that it is finished with.
 */
export type ErasureRow = Partial<Counts> &
  TurnRow & {
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
  /** Makes sure of a row that has this to do, once more if it has been done. */
  ask(appId: string, row: string, asked: number, now: number): Promise<void>;
  /** Adds to the counts of a row, if it is still there. */
  count(
    appId: string,
    row: string,
    add: Counts,
    at: { readonly now: number; readonly done?: number | undefined },
  ): Promise<void>;
  /** Begins to count what an erasure does in stores, for its receipt; begun again, it goes on. */
  openTally(appId: string, kind: ErasureKind, now: number): Promise<void>;
  /** Adds to the counts; false if they have been closed. */
  tally(appId: string, kind: ErasureKind, counts: CountsByHolder, now: number): Promise<boolean>;
  tallied(appId: string, kind: ErasureKind): Promise<Tallied | undefined>;
  /** Pauses, or ends the pause; false if there is no settlement that this could be said to. */
  pause(appId: string, kind: ErasureKind, paused: boolean, now: number): Promise<boolean>;
};
