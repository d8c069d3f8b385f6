/**
 * The eraser: find, delete what was found, look again. The sweep, a changed configuration and the purge all work
 * through it. Invariant 2: what has expired is gone soon after. Invariant 8: a directory entry goes after its
 * records, so whatever was half done is found again.
 *
 * Partitions are walked several at a time; their records are packed together into as few requests as there can be.
 */
import { milliseconds } from "../../policy/duration.ts";
import { operational } from "../../policy/periods.ts";
import type { Closing, Found, Holder, Patience } from "../../ports.ts";
import { pace, partitionRate } from "../batches/pace.ts";
import { packer } from "../batches/packer.ts";
import type { Behind, Walked as WalkedTo } from "../walk/cursor.ts";
import { type Halt, walk, walkedTo } from "../walk/walk.ts";
import type { Visitor } from "../walk/walk-one.ts";
import { account, type Walked } from "./account.ts";
import { erasePage, type Work } from "./erase-page.ts";
import type { Erasure } from "./erasure.ts";

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
  /** Hears of what failed: then the others are walked all the same, and nothing is thrown. */
  readonly fails?: ((cause: unknown) => void) | undefined;
};

/** What must be found again, as it is. */
const again = 0;

/**
 * When the first of what was left in a partition is due (epoch ms), as of a walk that began in it now or, if it was
 * interrupted, before: then a writer may have trusted its memory of the row all the while.
 */
const nextOf = (work: Work, { result, next }: Walked, now: number, rest: Rest): number => {
  if (result.refused + result.changed > 0) return again;
  const rested = work.entry.touched + rest.ms;
  return Math.min(work.next ?? next, next, ...(rested > now ? [rested] : []));
};

/** The entry moves to what is due next, or is taken out; undefined if it is to be found again as it is. */
const closingOf = (work: Work, walked: Walked, now: number, rest: Rest): Closing | undefined => {
  const due = nextOf(work, walked, now, rest);
  if (!walked.result.finished || due <= now) return undefined;
  const { entry } = work;
  return Number.isFinite(due) ? { entry, due } : { entry };
};

type Heard<W> = (work: W, result: Erasure) => void;

/** What to erase from: the partitions to go on in, and the rows behind `behind`. */
export type Works<W extends Work> = {
  readonly open: readonly W[];
  readonly behind?: Behind | undefined;
  readonly rows: AsyncIterable<W>;
  /** Hears of each that is begun. */
  readonly begins?: ((work: W) => void) | undefined;
};

/** Walks each partition once; `next` is what was left in those that it was interrupted in (epoch ms). */
const walkAll = async <W extends Work>(
  holder: Holder,
  { begins, ...works }: Works<W>,
  now: number,
  { patience, rest, fails }: How,
  heard: Heard<W>,
): Promise<WalkedTo> => {
  const tools = { holder, records: packer(holder.records.erase), now };
  const closed = packer(holder.directory.close);
  const nexts = new Map<W, number>();
  const closings: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const one of closings.splice(0)) await one();
  };
  const settled = (work: W) => (walked: Walked) => {
    const closing = closingOf(work, walked, now, rest);
    const told = () => heard(work, walked.result);
    if (!walked.result.finished) nexts.set(work, nextOf(work, walked, now, rest));
    if (closing === undefined) told();
    else closings.push(() => closed.add([closing], told));
  };
  const visit = (work: W): Visitor<Found> => {
    begins?.(work);
    const sum = account(settled(work));
    const own = pace(partitionRate);
    return {
      see: async (page) => {
        await close();
        await erasePage(tools, page, work, sum, own);
      },
      left: (isWhole) => {
        if (!isWhole) sum.interrupted();
        sum.close();
      },
    };
  };
  const flush = async () => {
    try {
      await tools.records.flush();
    } finally {
      await close();
      await closed.flush();
    }
  };
  const read = holder.records.find;
  const { isBroken } = tools.records;
  const all = { behind: undefined, ...works, read, visit, patience, fails, isBroken };
  let halt: Halt<W> | undefined;
  try {
    halt = await walk(all);
  } finally {
    await (fails === undefined ? flush() : flush().catch(fails));
  }
  return walkedTo(halt, (work) => nexts.get(work));
};

/** So many partitions are looked at again at once; what is more than that waits for the next look. */
const mostDoubtful = 500;

async function* nothingMore(): AsyncGenerator<never> {}

/**
 * Erases what is due in partitions; `heard` is told of each when its entry has been closed, or left to be found
 * again. A record that was not as it was found may have been changed by somebody, or be gone by a request of ours
 * whose answer was lost: its partition is looked at once more. Throws after everything that was under way has
 * ended; what was not done is found again.
 */
export const eraseFrom = async <W extends Work>(
  holder: Holder,
  works: Works<W>,
  now: number,
  how: How,
  heard: Heard<W>,
): Promise<WalkedTo> => {
  const doubtful = new Map<W, Erasure>();
  const walked = await walkAll(holder, works, now, how, (work, result) => {
    const isDoubtful = result.changed > 0 && result.finished && doubtful.size < mostDoubtful;
    if (isDoubtful) doubtful.set(work, result);
    else heard(work, result);
  });
  const second = { open: [...doubtful.keys()], rows: nothingMore() };
  await walkAll(holder, second, now, how, (work, result) => {
    const first = doubtful.get(work)?.erased ?? 0;
    doubtful.delete(work);
    heard(work, { ...result, erased: result.erased + first });
  });
  for (const [work, result] of doubtful) heard(work, result);
  return walked;
};
