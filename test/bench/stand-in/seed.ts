/** Fills a table from a few lines, so that a million records need not travel. */
import { type Item, itemSize, keyOf, type Value } from "./values.ts";
import type { World } from "./world.ts";

export type Seed = {
  readonly table: string;
  /** Partitions of records that are alike; sort keys count up behind a prefix. */
  readonly partitions: readonly {
    readonly pk: string;
    readonly count: number;
    readonly prefix: string;
  }[];
  /** What one record weighs (bytes). */
  readonly bytes: number;
  /** Attributes of every record besides `pk`, `sk` and `text`. */
  readonly attributes: Item;
  readonly rows: readonly Item[];
};

const digits = 22;

/** Text that brings an item to a weight; its attribute's name counts too. */
const fillerFor = (item: Item, bytes: number): Value => ({
  S: "x".repeat(Math.max(1, bytes - itemSize(item) - "text".length)),
});

export const seed = (world: World, { table: name, partitions, bytes, attributes, rows }: Seed) => {
  const table = world.table(name);
  for (const { pk: key, count, prefix } of partitions) {
    const pk = { S: key };
    const sort = (place: number) => prefix + String(place).padStart(digits, "0");
    const text = fillerFor({ ...attributes, pk, sk: { S: sort(0) } }, bytes);
    for (let place = 0; place < count; place++) {
      const sk = sort(place);
      table.set({ pk: key, sk }, { item: { pk, sk: { S: sk }, ...attributes, text }, size: bytes });
    }
  }
  for (const item of rows) table.set(keyOf(item), { item, size: itemSize(item) });
};
