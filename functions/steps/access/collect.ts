/**
 * Collects what goes into one file of a bundle. Memory is bounded: a file is closed when it has `limits.bundleFileBytes`
 * or patience runs out, and the next one begins where it ended, be it between two media of one message.
 */
import { keepingFor, type Tenant } from "../../domain/app.ts";
import { isReadable } from "../../domain/keeping.ts";
import { type Partition, partitionKey } from "../../domain/partition.ts";
import { type Part, partsOf } from "../../domain/requests/parts.ts";
import type { DeletionRequest } from "../../domain/requests/request.ts";
import type { Chosen } from "../../policy/categories.ts";
import type { Entry, Holder, Patience, ReadObject, Stored, Vault } from "../../ports.ts";
import { findAsked, type ReadPage, type Split } from "../requests/find-asked.ts";
import { isUnder } from "../sealing/sealed.ts";
import { type Basket, basket } from "./basket.ts";
import { type FilePlace, isPassed } from "./place.ts";
import { type Unit, unitsOf } from "./units.ts";

export type Collecting = {
  readonly holder: Holder;
  readonly vault: Vault;
  readonly read: ReadObject;
};

/** What to collect: what a category has of the person whom a request is about. */
export type Collection = {
  readonly tenant: Tenant;
  readonly request: DeletionRequest;
  readonly category: Chosen;
  readonly now: number;
};

/**
 * What a file will hold; `oldest` is the oldest clock of it in each group (epoch ms), `next` where the file behind it
 * begins, if there is more.
 */
export type Collected = {
  readonly units: readonly Unit[];
  readonly records: number;
  readonly oldest: ReadonlyMap<string, number>;
  readonly next?: FilePlace | undefined;
};

/** Puts a record's units into the basket, from one of them on; answers how many are in it if it is full. */
const take = async (
  ports: Collecting,
  category: Chosen,
  record: Stored,
  from: number,
  into: Basket,
): Promise<number | undefined> => {
  let taken = from;
  for await (const unit of unitsOf(ports, category, record, from)) {
    into.add(unit);
    taken++;
    if (into.isFull()) return taken;
  }
  return undefined;
};

const partFor = (request: DeletionRequest, category: Chosen): Part => {
  const part = partsOf(request).find((one) => one.category === category);
  if (part === undefined) throw new Error("A person's request is about both categories");
  return part;
};

type Within = NonNullable<FilePlace["within"]>;

/** Takes the records of a partition; answers where it stopped in it if the basket is full. */
const takePartition = async (
  ports: Collecting,
  { category }: Collection,
  { partition }: Entry,
  records: AsyncIterable<Stored>,
  { into, from }: { readonly into: Basket; readonly from: Within | undefined },
): Promise<Within | undefined> => {
  const pk = partitionKey(partition);
  let behind = from?.sk;
  let first = from?.units ?? 0;
  for await (const record of records) {
    into.from(partition.group, record.at);
    const units = await take(ports, category, record, first, into);
    if (units !== undefined) return { pk, sk: behind, units };
    [behind, first] = [record.sk, 0];
  }
  return undefined;
};

/** Where a file begins in a partition, if it begins within it. */
const startIn = ({ within }: FilePlace, partition: Partition): Within | undefined =>
  within?.pk === partitionKey(partition) ? within : undefined;

/** Reads whole records, from where the file begins. */
const readFrom =
  ({ records }: Holder, from: FilePlace): ReadPage<Stored> =>
  (partition, walk) => {
    const { pk, sk } = startIn(from, partition) ?? {};
    const after = sk === undefined ? undefined : JSON.stringify({ pk, sk });
    return records.page(partition, { ...walk, after: walk.after ?? after });
  };

/** The records of a partition that can be read now: nothing else is given out, whatever is on disk (invariant 1). */
async function* shown(
  { vault }: Collecting,
  { tenant, category, now }: Collection,
  asked: AsyncIterable<Split<Stored>>,
): AsyncGenerator<Stored> {
  const keeping = keepingFor(tenant, category);
  for await (const { free } of asked) {
    yield* free.filter(
      (one) => one.recalled !== true && isUnder(vault, one) && isReadable(one, keeping, now),
    );
  }
}

/** Collects from a place on until the file is full, patience runs out, or everything is in it. */
export const collect = async (
  ports: Collecting,
  collection: Collection,
  from: FilePlace,
  patience: Patience,
): Promise<Collected> => {
  const { tenant, request, category } = collection;
  const into = basket(patience);
  const holdless = { ...tenant, holds: [] };
  const part = partFor(request, category);
  const read = readFrom(ports.holder, from);
  const { units, oldest } = into;
  const collected = (next?: FilePlace) => ({ units, oldest, records: into.records(), next });
  let { stop } = from;
  for await (const found of findAsked(ports.holder, holdless, part, read, stop)) {
    const { entry } = found;
    if (isPassed(from, found.stop)) continue;
    const start = { into, from: startIn(from, entry.partition) };
    const records = shown(ports, collection, found.asked);
    const within = await takePartition(ports, collection, entry, records, start);
    if (within !== undefined) return collected({ stop, within: { ...within, at: found.stop } });
    stop = found.stop;
    if (stop !== undefined && !patience()) return collected({ stop });
  }
  return collected();
};
