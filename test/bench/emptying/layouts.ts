/** Where the records of an app lie: as in our tables, or behind one key, which is the best case of the peers. */
import {
  directoryKeyOf,
  directorySlots,
  directorySort,
  type Partition,
  partitionKey,
  pick,
  timeSort,
} from "../../../functions/domain/partition.ts";
import { dueShards } from "../../../functions/policy/names.ts";
import type { Seed } from "../stand-in/seed.ts";
import type { App } from "./task.ts";

export const table = "messages";
export const recordBytes = 400;
const batchSize = 25;
const pageBytes = 1_048_576;
const at = Date.UTC(2030, 0, 15, 12);
const day = 86_400_000;
const until = at + 7 * day;
const now = at + day;

/** What emptying takes at the least. */
export type Minimum = { readonly requests: number; readonly writeUnits: number };
export type Filled = { readonly app: App; readonly seed: Seed; readonly minimum: Minimum };

export type Layout = {
  readonly title: string;
  fill(app: string, records: number): Filled;
};

const pagesOf = (records: number): number =>
  Math.max(1, Math.ceil((records * recordBytes) / pageBytes));
const batchesOf = (items: number): number => Math.ceil(items / batchSize);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const number = (value: number) => ({ N: String(value) });

const attributes = {
  at: number(at),
  until: number(until),
  expiresAt: number(Math.ceil(until / 1000)),
};

const seedOf = (partitions: App["partitions"], rows: Seed["rows"], own = {}): Seed => ({
  table,
  bytes: recordBytes,
  attributes: { ...attributes, ...own },
  partitions: partitions.map(({ pk, count }) => ({ pk, count, prefix: timeSort(at, "") })),
  rows,
});

const rowOf = (partition: Partition) => ({
  pk: { S: directoryKeyOf(partition) },
  sk: { S: directorySort(partition) },
  due: number(until),
  touched: number(at),
  dueShard: { S: pick(partitionKey(partition), dueShards) },
});

const countsOf = (records: number, each: number): number[] =>
  Array.from({ length: Math.ceil(records / each) }, (_, place) =>
    Math.min(each, records - place * each),
  );

/** Conversations of so many messages a day, each listed in the directory; a row costs a unit more for its index. */
export const conversations = (each: number): Layout => ({
  title: `conversations of ${each}`,
  fill: (app, records) => {
    const counts = countsOf(records, each);
    const listed = counts.map((_, place) => ({
      app,
      group: String(place).padStart(22, "g"),
      bucket: "2030-01-15",
    }));
    const partitions = listed.map((partition, place) => ({
      pk: partitionKey(partition),
      count: counts[place] ?? 0,
    }));
    const rows = listed.map((partition) => ({
      pk: directoryKeyOf(partition),
      sk: directorySort(partition),
    }));
    const queries = directorySlots.length + sum(counts.map(pagesOf));
    return {
      app: { app, partitions, rows, now },
      seed: seedOf(partitions, listed.map(rowOf)),
      minimum: {
        requests: batchesOf(records) + batchesOf(rows.length) + queries,
        writeUnits: records + 2 * rows.length,
      },
    };
  },
});

/** What the libraries mark their items with. */
const marks = { _et: { S: "message" }, __edb_e__: { S: "message" }, __edb_v__: { S: "1" } };

/** One partition key per app, and no directory. */
export const oneKey: Layout = {
  title: "one key per app",
  fill: (app, records) => {
    const partitions = [{ pk: app, count: records }];
    return {
      app: { app, partitions, rows: [], now },
      seed: seedOf(partitions, [], marks),
      minimum: oneKeyMinimum(records),
    };
  },
};

/** The floor of any layout. */
export const oneKeyMinimum = (records: number): Minimum => ({
  requests: batchesOf(records) + pagesOf(records),
  writeUnits: records,
});
