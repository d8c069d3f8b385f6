/**
 * The eraser: find, delete what was found, look again. The sweep, a changed configuration and the purge all work
 * through it. Invariant 2: what has expired is gone soon after. Invariant 8: a directory entry goes after its
 * records, so whatever was half done is found again.
 *
 * Partitions are walked several at a time; their records are packed together into as few requests as there can be.
 */
import { milliseconds } from "../../policy/duration.ts";
import { operational } from "../../policy/periods.ts";
import type { Closing, Entry, Holder, Patience } from "../../ports.ts";
import { crew } from "../batches/crew.ts";
import { packer } from "../batches/packer.ts";
import type { Walked } from "./account.ts";
import { type Erasure, isClean } from "./erasure.ts";
import { load } from "./load.ts";
import { type Work, walk } from "./walk.ts";

/**
 * For how long after the last write a partition is looked at again and stays listed: a writer may trust its
 * memory of the row, and of when it is due, for a while.
 */
export type Rest = { readonly ms: number };
export const usualRest: Rest = { ms: milliseconds(operational.directoryRest) };
/** For an app that nobody writes to any more, not even a request that was under way. */
export const noRest: Rest = { ms: 0 };

export type How = {
  readonly patience: Patience;
  readonly rest: Rest;
  /** Whether the others are walked though a partition failed; the failure is thrown at the end all the same. */
  readonly goesOn?: boolean | undefined;
};

/** The entry moves to what is due next, or is taken out; undefined if it is to be found again as it is. */
const closingOf = (
  entry: Entry,
  { result, next }: Walked,
  now: number,
  rest: Rest,
): Closing | undefined => {
  if (!isClean(result)) return undefined;
  const rested = entry.touched + rest.ms;
  const due = rested > now ? Math.min(next, rested) : next;
  return Number.isFinite(due) ? { entry, due } : { entry };
};

type Heard<W> = (work: W, result: Erasure) => void;

/** Walks each partition once. Throws after everything that was under way has ended. */
const walkAll = async <W extends Work>(
  holder: Holder,
  works: AsyncIterable<W>,
  now: number,
  { patience, rest, goesOn = false }: How,
  heard: Heard<W>,
): Promise<void> => {
  const tools = { holder, records: packer(holder.records.erase), load: load(), now, patience };
  const rows = packer(holder.directory.close);
  const walks = crew();
  let closings: (() => Promise<void>)[] = [];
  const close = async () => {
    const ready = closings;
    closings = [];
    for (const one of ready) await one();
  };
  const settled = (work: W) => (walked: Walked) => {
    const closing = closingOf(work.entry, walked, now, rest);
    const told = () => heard(work, walked.result);
    if (closing === undefined) told();
    else closings.push(() => rows.add([closing], told));
  };
  const isOver = () => (goesOn ? tools.records.isBroken() : walks.hasFailed());
  const start = async (work: W) => {
    tools.load.began();
    await walk(tools, work, settled(work)).finally(tools.load.ended);
  };
  try {
    for await (const work of works) {
      await tools.load.room();
      if (isOver()) break;
      walks.run(start(work));
      await close();
    }
  } finally {
    try {
      await walks.done().finally(tools.records.flush);
    } finally {
      await close();
      await rows.flush();
    }
  }
};

/** So many partitions are looked at again at once; what is more than that waits for the next look. */
const mostDoubtful = 500;

/**
 * Erases what is due in partitions; `heard` is told of each when its entry has been closed, or left to be found
 * again. A record that was not as it was found may have been changed by somebody, or be gone by a request of ours
 * whose answer was lost: its partition is looked at once more. Throws after everything that was under way has
 * ended; what was not done is found again.
 */
export const eraseFrom = async <W extends Work>(
  holder: Holder,
  works: AsyncIterable<W>,
  now: number,
  how: How,
  heard: Heard<W>,
): Promise<void> => {
  const doubtful = new Map<W, Erasure>();
  async function* again() {
    yield* doubtful.keys();
  }
  try {
    await walkAll(holder, works, now, how, (work, result) => {
      if (result.changed > 0 && doubtful.size < mostDoubtful) doubtful.set(work, result);
      else heard(work, result);
    });
  } finally {
    await walkAll(holder, again(), now, how, (work, { erased, ...second }) => {
      heard(work, { ...second, erased: erased + (doubtful.get(work)?.erased ?? 0) });
    });
  }
};
