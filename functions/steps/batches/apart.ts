/** One failure stops one thing: the parts of a run end each on its own, and those that failed are told at the end. */
import { dueShards } from "../../policy/names.ts";

/** A part that failed, by a name that is ours: a kind of work, or a category; how often, and the first time why. */
export type Failure = { readonly part: string; readonly cause: unknown; readonly times: number };

/** Says which parts of a run failed, once all others have been done. */
export class PartsFailed extends Error {
  override readonly name = "PartsFailed";

  constructor(failures: readonly Failure[]) {
    const parts = failures.map(({ part, times }) => `${part} (${times})`);
    super(`Parts failed: ${parts.join(", ")}`, { cause: failures[0]?.cause });
  }
}

export type Apart = {
  failures(): readonly Failure[];
  note(failure: Failure): void;
  /** Does a part; undefined if it failed. */
  run<T>(part: string, work: () => Promise<T>): Promise<T | undefined>;
  /** Does each of some things side by side, however many of the others fail. */
  each<T>(part: string, things: readonly T[], work: (thing: T) => Promise<unknown>): Promise<void>;
  /** Does a part shard by shard; answers whether all of it was done. */
  shards(
    part: string,
    work: (shard: (typeof dueShards)[number]) => Promise<void>,
  ): Promise<boolean>;
};

export const apart = (): Apart => {
  const failures = new Map<string, Failure>();
  const note: Apart["note"] = ({ part, cause, times }) => {
    const before = failures.get(part) ?? { cause, times: 0 };
    failures.set(part, { part, cause: before.cause, times: before.times + times });
  };
  const run: Apart["run"] = async (part, work) => {
    try {
      return await work();
    } catch (cause) {
      note({ part, cause, times: 1 });
      return undefined;
    }
  };
  return {
    failures: () => [...failures.values()],
    note,
    run,
    each: async (part, things, work) => {
      await Promise.all(things.map((thing) => run(part, () => work(thing))));
    },
    shards: async (part, work) => {
      for (const shard of dueShards) await run(part, () => work(shard));
      return !failures.has(part);
    },
  };
};
