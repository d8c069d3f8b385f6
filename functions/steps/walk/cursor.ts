/**
 * Where a walk through partitions goes on. It holds keys and instants alone, and as many partitions as are walked side
 * by side: some kilobytes, whatever the size of what is walked, so that a message carries it.
 */
import * as z from "zod/mini";
import { directoryKeyOf, directorySort, partitionOf } from "../../domain/partition.ts";
import type { Entry } from "../../ports.ts";

/** A row of a directory; `due` (epoch ms) is its place in a shard's order. */
const row = { pk: z.string(), sk: z.string(), due: z.optional(z.int()) };

/**
 * A partition that was left behind the record `within`, or before its first one. Its row was touched last at `touched`
 * when it was begun, and what was left in it before `within` is due at `next` (epoch ms).
 */
const open = z.object({
  ...row,
  within: z.optional(z.string()),
  touched: z.int(),
  next: z.optional(z.int()),
});
type Open = z.infer<typeof open>;

/** All rows up to `behind` have been begun; of those, the `open` ones have not come to their ends. */
export const cursor = z.object({ behind: z.optional(z.object(row)), open: z.array(open) });
export type Cursor = z.infer<typeof cursor>;
export type Behind = NonNullable<Cursor["behind"]>;

/** What a walk came to: it saw everything, or there is more behind the cursor. */
export type Walked =
  | { readonly finished: true }
  | { readonly finished: false; readonly cursor: Cursor };

/**
 * A partition to walk, from its beginning or behind the record `within`; `due` is what its row was found by (epoch ms),
 * `next` what was left in it before (epoch ms).
 */
export type Stretch = {
  readonly entry: Entry;
  readonly due?: number | undefined;
  readonly within?: string | undefined;
  readonly next?: number | undefined;
};

export const rowOf = ({ entry: { partition }, due }: Stretch): Behind => ({
  pk: directoryKeyOf(partition),
  sk: directorySort(partition),
  ...(due === undefined ? {} : { due }),
});

/** What to note of a partition that was left behind a record. */
export const openAt = (
  stretch: Stretch,
  within: string | undefined,
  next = stretch.next,
): Open => ({
  ...rowOf(stretch),
  ...(within === undefined ? {} : { within }),
  touched: stretch.entry.touched,
  ...(next === undefined || !Number.isFinite(next) ? {} : { next }),
});

/** The partitions that a walk goes on in. */
export const openIn = (from: Cursor | undefined): readonly Stretch[] =>
  (from?.open ?? []).map(({ pk, sk, due, within, touched, next }) => ({
    entry: { partition: partitionOf({ pk, sk }), due: due ?? touched, touched },
    ...{ due, within, next },
  }));
