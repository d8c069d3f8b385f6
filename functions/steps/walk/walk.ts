/**
 * The one walk through partitions: whoever erases, looks, stamps, counts or collects goes through them by it. Several
 * partitions are walked side by side, each page by page. After every page it asks for time; when there is none left it
 * says where to go on, be it in the middle of partitions. Each run sees to one page at the least, so that it always
 * comes to its end; and it says that it has, which nobody has to guess from what it does not say.
 */
import type { Patience } from "../../ports.ts";
import { crew } from "../batches/crew.ts";
import { type Behind, type Cursor, openAt, rowOf, type Stretch, type Walked } from "./cursor.ts";
import { load } from "./load.ts";
import { type ReadPage, type Visitor, walkOne } from "./walk-one.ts";

export type Walk<S extends Stretch, F> = {
  /** The partitions to go on in, and the rows behind `behind`. */
  readonly open: readonly S[];
  readonly behind: Behind | undefined;
  readonly rows: AsyncIterable<S>;
  readonly read: ReadPage<F>;
  readonly visit: (stretch: S) => Visitor<F>;
  readonly patience: Patience;
  /** How many partitions are walked side by side; one after the other if it is 1. */
  readonly width?: number | undefined;
  /** Hears of what failed of a partition: then the others are walked all the same. */
  readonly fails?: ((cause: unknown) => void) | undefined;
  /** Whether nothing more can be done, whatever time is left. */
  readonly isBroken?: (() => boolean) | undefined;
};

/** Where a walk was interrupted: behind which record of which partitions, and those that it had no time for. */
export type Halt<S extends Stretch> = {
  readonly behind: Behind | undefined;
  readonly left: ReadonlyMap<S, string | undefined>;
  readonly untouched: readonly S[];
};

/** The answer of a walk that ended or was interrupted; `next` says what was left in a partition (epoch ms), if it matters. */
export const walkedTo = <S extends Stretch>(
  halt: Halt<S> | undefined,
  next: (stretch: S) => number | undefined = () => undefined,
): Walked => {
  if (halt === undefined) return { finished: true };
  const { behind, left, untouched } = halt;
  const open = [
    ...[...left].map(([stretch, within]) => openAt(stretch, within, next(stretch))),
    ...untouched.map((stretch) => openAt(stretch, stretch.within)),
  ];
  const cursor: Cursor = behind === undefined ? { open } : { behind, open };
  return { finished: false, cursor };
};

async function* inTurn<S>(open: readonly S[], rows: AsyncIterable<S>): AsyncGenerator<S> {
  yield* open;
  yield* rows;
}

type Loop<S extends Stretch> = {
  readonly source: AsyncGenerator<S>;
  readonly room: () => Promise<void>;
  /** Whether it is known already that not everything will have been seen. */
  readonly isUnfinished: () => boolean;
  readonly isOutOfTime: () => boolean;
  readonly begin: (stretch: S) => void;
};

/** Begins partitions until there are no more, or there is no time for more; answers whether there were no more. */
const beginAll = async <S extends Stretch>(loop: Loop<S>): Promise<boolean> => {
  const { source, room, isUnfinished, isOutOfTime, begin } = loop;
  /** The next one, unless it is known without it that not everything will have been seen. */
  const next = async () => {
    await room();
    return isUnfinished() && isOutOfTime() ? undefined : source.next();
  };
  let isFirst = true;
  for (let one = await next(); one?.done !== true; one = await next()) {
    if (one === undefined || (!isFirst && isOutOfTime())) return false;
    begin(one.value);
    isFirst = false;
  }
  return true;
};

/** Walks until everything has been seen, or patience runs out. Throws after everything that was under way has ended. */
export const walk = async <S extends Stretch, F>(
  what: Walk<S, F>,
): Promise<Halt<S> | undefined> => {
  const { open, rows, read, visit, patience, width, fails, isBroken } = what;
  const walks = crew();
  const { room, entered, gone, page } = load(width);
  const left = new Map<S, string | undefined>();
  const source = inTurn(open, rows);
  const isOutOfTime = () => walks.hasFailed() || isBroken?.() === true || !patience();
  let { behind } = what;
  let begun = 0;
  const one = async (stretch: S): Promise<void> => {
    const place = await walkOne(stretch, { read, page, isOutOfTime, own: visit(stretch) });
    if (place !== undefined) left.set(stretch, place.behind);
  };
  const begin = (stretch: S): void => {
    if (begun++ >= open.length) behind = rowOf(stretch);
    entered();
    const walked = one(stretch).finally(gone);
    walks.run(fails === undefined ? walked : walked.catch(fails));
  };
  const isUnfinished = () => left.size > 0;
  let isAll = false;
  try {
    isAll = await beginAll({ source, room, isUnfinished, isOutOfTime, begin });
  } finally {
    await source.return(undefined);
    await walks.done();
  }
  if (isAll && left.size === 0) return undefined;
  return { behind, left, untouched: open.slice(begun) };
};
