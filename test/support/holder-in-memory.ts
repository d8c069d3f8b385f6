/** A store of records in memory that answers page by page and counts what it is asked: for what takes very many pages. */
import { ttlOf } from "../../functions/domain/keeping.ts";
import {
  directoryKey,
  directoryKeyOf,
  directorySort,
  type Partition,
  partitionKey,
  pick,
} from "../../functions/domain/partition.ts";
import type { Perishable } from "../../functions/policy/categories.ts";
import { dueShards } from "../../functions/policy/names.ts";
import type {
  Directory,
  Entry,
  Found,
  Holder,
  Key,
  Outcome,
  Records,
} from "../../functions/ports.ts";

type Row = { entry: Entry; records: Found[] };
type Rows = Map<string, Row>;

/** How many pages of records were read, and how often each record was written. */
type Asked = { pages: number; readonly writes: Map<string, number> };

const pageOf = <T extends Key>(all: readonly T[], most: number, after: string | undefined) => {
  const behind = after === undefined ? "" : String(JSON.parse(after).sk);
  const rest = all.filter(({ sk }) => sk > behind);
  const items = rest.slice(0, most);
  const { pk, sk } = items.at(-1) ?? {};
  return { items, next: rest.length > most ? JSON.stringify({ pk, sk }) : undefined };
};

/** Puts something in the place of each record that is as it was found. */
const writer =
  (rows: Rows, { writes }: Asked) =>
  (batch: readonly Found[], change: (one: Found) => readonly Found[]): readonly Outcome[] =>
    batch.map((one) => {
      const { records = [] } = rows.get(one.pk) ?? {};
      const place = records.findIndex(({ sk, until }) => sk === one.sk && until === one.until);
      if (place < 0) return "unmet";
      const key = one.pk + one.sk;
      writes.set(key, (writes.get(key) ?? 0) + 1);
      records.splice(place, 1, ...change(records[place] ?? one));
      return "done";
    });

const recordsIn = (rows: Rows, asked: Asked, pageSize: number) => {
  const write = writer(rows, asked);
  const find: Records["find"] = async (partition, { after }) => {
    asked.pages++;
    return pageOf(rows.get(partitionKey(partition))?.records ?? [], pageSize, after);
  };
  return {
    ...{ find, page: find },
    get: async () => undefined,
    erase: async (batch: readonly Found[]) => write(batch, () => []),
    time: async (batch: readonly Found[], timed: boolean) =>
      write(batch, (one) => [{ ...one, expiresAt: timed ? ttlOf(one.until) : undefined }]),
    withdraw: async (batch: readonly Found[], withdrawn: number) =>
      write(batch, (one) => [{ ...one, withdrawn }]),
  };
};

const bySort = (one: Entry, other: Entry) =>
  directorySort(one.partition) < directorySort(other.partition) ? -1 : 1;

const close = (rows: Rows, { entry, due }: Parameters<Directory["close"]>[0][number]): Outcome => {
  const key = partitionKey(entry.partition);
  const row = rows.get(key);
  if (row?.entry.touched !== entry.touched) return "unmet";
  if (due === undefined) rows.delete(key);
  else row.entry = { ...row.entry, due };
  return "done";
};

const directoryIn = (rows: Rows, pageSize: number) => {
  const listed = (isAmong: (one: Partition) => boolean) =>
    [...rows.values()].map(({ entry }) => entry).filter(({ partition }) => isAmong(partition));
  const keyed = (entry: Entry) => ({
    ...entry,
    ...{ pk: directoryKeyOf(entry.partition), sk: directorySort(entry.partition) },
  });
  const isOf = (app: string, slot: string) => (one: Partition) =>
    directoryKeyOf(one) === directoryKey(app, slot);
  return {
    ofApp: async (app: string, slot: string, after?: string) =>
      pageOf(listed(isOf(app, slot)).sort(bySort).map(keyed), pageSize, after),
    ofGroup: async (app: string, group: string) =>
      listed((one) => one.app === app && one.group === group).sort(bySort),
    entries: async (partitions: readonly Partition[]) =>
      partitions.flatMap((one) => rows.get(partitionKey(one))?.entry ?? []),
    due: async (shard: string, now: number, after?: string) => {
      const behind = after === undefined ? -1 : Number(JSON.parse(after).due);
      const isIn = (one: Partition) => pick(partitionKey(one), dueShards) === shard;
      const due = listed(isIn).filter((one) => one.due <= now && one.due > behind);
      return { items: due.sort((one, other) => one.due - other.due) };
    },
    close: async (closings: Parameters<Directory["close"]>[0]) =>
      closings.map((one) => close(rows, one)),
  };
};

/** A store whose pages have so many records, or rows; what nobody asks of it is not there. */
export const holderInMemory = (category: Perishable, pageSize: number) => {
  const rows: Rows = new Map();
  const asked: Asked = { pages: 0, writes: new Map() };
  const records = recordsIn(rows, asked, pageSize);
  const directory = directoryIn(rows, pageSize);
  return {
    holder: { category, records, directory } as unknown as Holder,
    asked,
    put: (partition: Partition, due: number, some: readonly Omit<Found, "pk">[]): void => {
      const pk = partitionKey(partition);
      const entry = { partition, due, touched: 0 };
      rows.set(pk, { entry, records: some.map((one) => ({ ...one, pk })) });
    },
    records: (): readonly Found[] => [...rows.values()].flatMap((row) => row.records),
  };
};
export type HolderInMemory = ReturnType<typeof holderInMemory>;
