import type { Key } from "../stand-in/values.ts";

/** An app to empty: where its records and directory rows lie. Peers look at `partitions[0]` alone. */
export type App = {
  readonly app: string;
  readonly partitions: readonly { readonly pk: string; readonly count: number }[];
  readonly rows: readonly Key[];
  /** The instant of the emptying (epoch ms), after all was written. */
  readonly now: number;
};

/** What every way of emptying is given. */
export type Emptying = App & { readonly endpoint: string; readonly table: string };

/** A module that exports a way of emptying. */
export type Way = { readonly empty: (task: Emptying) => Promise<void> };

export type Task = {
  /** The module's URL. */
  readonly way: string;
  readonly warmUp: Emptying;
  readonly task: Emptying;
  /** Whether to collect garbage all the while, to see what is alive; times mean nothing then. */
  readonly watchesHeap: boolean;
};

export type Used = {
  readonly seconds: number;
  readonly cpuMicros: number;
  /** The most that was alive above what was before (bytes); 0 unless watched. */
  readonly heapBytes: number;
  readonly rssBytes: number;
  /** Why the way gave up, if it did. */
  readonly error?: string | undefined;
};
