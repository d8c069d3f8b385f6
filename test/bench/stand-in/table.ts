import { indexes } from "./indexes.ts";
import type { Item, Key } from "./values.ts";

export type Row = { readonly item: Item; readonly size: number };

/** A partition: rows by sort key, and their order, which a deletion leaves standing and an insertion undoes. */
type Partition = { readonly rows: Map<string, Row>; order: readonly string[] | undefined };

const sorted = (partition: Partition): readonly string[] => {
  const { rows, order } = partition;
  if (order === undefined) partition.order = [...rows.keys()].sort();
  else if (order.length > 2 * rows.size + 64) partition.order = order.filter((sk) => rows.has(sk));
  return partition.order ?? [];
};

/** The first place in a sorted list whose key is greater than `after`. */
const placeAfter = (order: readonly string[], after: string): number => {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((order[middle] ?? "") <= after) low = middle + 1;
    else high = middle;
  }
  return low;
};

function* inOrder({ rows }: Partition, order: Iterable<string>): Generator<Row> {
  for (const sk of order) {
    const row = rows.get(sk);
    if (row) yield row;
  }
}

/** Part of a list, read where it lies. */
function* range(list: readonly string[], from: number): Generator<string> {
  for (let place = from; place < list.length; place++) yield list[place] ?? "";
}

const ascending = (order: readonly string[], after: string | undefined) =>
  range(order, after === undefined ? 0 : placeAfter(order, after));

const descending = (order: readonly string[], before: string | undefined) =>
  [...order].reverse().filter((sk) => before === undefined || sk < before);

export type Table = ReturnType<typeof table>;

/** A table in memory, and its indexes. */
export const table = () => {
  const partitions = new Map<string, Partition>();
  const { note, due, named } = indexes();
  const partition = (pk: string): Partition => {
    const found = partitions.get(pk) ?? { rows: new Map(), order: undefined };
    partitions.set(pk, found);
    return found;
  };
  return {
    get: ({ pk, sk }: Key): Row | undefined => partitions.get(pk)?.rows.get(sk),
    set: (key: Key, row: Row): void => {
      const into = partition(key.pk);
      if (!into.rows.has(key.sk)) into.order = undefined;
      into.rows.set(key.sk, row);
      note(key, row.item);
    },
    delete: (key: Key): void => {
      const from = partitions.get(key.pk);
      from?.rows.delete(key.sk);
      if (from?.rows.size === 0) partitions.delete(key.pk);
      note(key, undefined);
    },
    /** The rows of a partition behind a sort key, or before it in descending order. */
    walk: (pk: string, after?: string, isDescending = false): Iterable<Row> => {
      const found = partitions.get(pk);
      if (found === undefined) return [];
      return inOrder(found, (isDescending ? descending : ascending)(sorted(found), after));
    },
    partitionKeys: (): string[] => [...partitions.keys()],
    ...{ due, named },
    /** How many items lie in partitions whose keys are as asked for. */
    count: (isCounted: (pk: string) => boolean): number =>
      [...partitions].reduce((sum, [pk, { rows }]) => sum + (isCounted(pk) ? rows.size : 0), 0),
  };
};
