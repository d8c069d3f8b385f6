import type { Erasures, Patience } from "../../ports.ts";
import type { Erasure } from "../retention/erasure.ts";

/** How often an erasure says how far it has come, and asks whether somebody paused it. */
const everyMs = 5_000;

/** What a walk tells as it goes along. */
export type Progress = {
  heard(result: Erasure): void;
  tick(): Promise<void>;
};

export type Tracker = Progress & {
  /** Patience that also ends when somebody pauses the erasure. */
  readonly patience: Patience;
  isPaused(): boolean;
  /** Notes what has been done since the last time; `done` is the look that is finished with it. */
  save(done?: number): Promise<void>;
};

type Tracked = {
  readonly erasures: Erasures;
  readonly appId: string;
  readonly kind: "purge" | "settlement";
  /** The row that counts. */
  readonly row: string;
  readonly now: number;
  readonly patience: Patience;
};

const zero = { found: 0, erased: 0, partitions: 0 };

/** Keeps count of an erasure, a write every few seconds whatever its size. */
export const tracker = ({ erasures, appId, kind, row, now, patience }: Tracked): Tracker => {
  const began = performance.now();
  let counts = { ...zero };
  let last = began;
  let paused = false;
  const save = async (done?: number): Promise<void> => {
    const since = counts;
    counts = { ...zero };
    last = performance.now();
    await erasures.count(appId, row, since, { now: Math.round(now + last - began), done });
  };
  return {
    save,
    isPaused: () => paused,
    patience: () => !paused && patience(),
    heard: ({ erased, refused, changed, finished }) => {
      if (finished) counts.partitions++;
      counts.erased += erased;
      counts.found += erased + refused + changed;
    },
    tick: async () => {
      if (performance.now() - last < everyMs) return;
      await save();
      paused = await erasures.isPaused(appId, kind);
    },
  };
};
