import type { Cell } from "../report/compare.ts";

/** What a look at everything found. `faults` are those that belong to no cell. */
export type Scene = {
  readonly title: string;
  /** What time it was for the functions (epoch ms). */
  readonly at: number;
  readonly seconds: number;
  readonly cells: readonly Cell[];
  readonly faults: readonly string[];
};

/** Does something, looks at everything, and tells what it found. */
export type Play = (title: string, act: () => Promise<Act>) => Promise<void>;
/** Since when things have changed (epoch ms), and what was not as it must be. */
export type Act = { readonly since: number; readonly faults?: readonly string[] };
