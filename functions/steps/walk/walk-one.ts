import { type Partition, partitionKey } from "../../domain/partition.ts";
import type { Page, Walk as Reading } from "../../ports.ts";
import type { Stretch } from "./cursor.ts";
import type { PageInHand } from "./load.ts";

/** How a page is read: as little of it as an eraser needs, or whole records. */
export type ReadPage<F> = (partition: Partition, reading: Reading) => Promise<Page<F>>;

/** What a walk does in one partition. */
export type Visitor<F, P = readonly F[]> = {
  /** Sees to a page; throws if it must be seen to again. */
  see(page: P): Promise<void>;
  /** Whether the rest of the partition need not be seen. */
  isEnough?(): boolean;
  /** If it had to stop within a page, the record behind which it did; undefined in it for the partition's beginning. */
  stopped?(): { readonly behind: string | undefined } | undefined;
  /** Hears that the walk leaves the partition, and whether it has seen all of it. */
  left?(isWhole: boolean): void;
};

type How<F> = {
  readonly read: ReadPage<F>;
  readonly page: () => Promise<PageInHand>;
  readonly isOutOfTime: () => boolean;
  readonly own: Visitor<F>;
};

/** Behind which record a partition was left; undefined in it if before the first one. */
type Left = { readonly behind: string | undefined };

const tokenOf = (partition: Partition, sk: string | undefined): string | undefined =>
  sk === undefined ? undefined : JSON.stringify({ pk: partitionKey(partition), sk });

/** One page; answers where the next one begins, unless the partition has been seen. */
const step = async <F>(
  { entry: { partition } }: Stretch,
  { read, page, own }: How<F>,
  within: string | undefined,
): Promise<Left | undefined> => {
  const inHand = await page();
  try {
    const { items, next } = await read(partition, { after: tokenOf(partition, within) });
    inHand.read(items.length);
    await own.see(items);
    const isOver = next === undefined || own.isEnough?.() === true;
    return own.stopped?.() ?? (isOver ? undefined : { behind: String(JSON.parse(next).sk) });
  } finally {
    inHand.done();
  }
};

/** Walks one partition, a page at the least; answers where it was left, if that was before its end. */
export const walkOne = async <F>(stretch: Stretch, how: How<F>): Promise<Left | undefined> => {
  const { own, isOutOfTime } = how;
  let place = await step(stretch, how, stretch.within);
  while (place !== undefined && own.stopped?.() === undefined && !isOutOfTime()) {
    place = await step(stretch, how, place.behind);
  }
  own.left?.(place === undefined);
  return place;
};
