/**
 * Collects what goes into one file of a bundle. Memory is bounded: a file is closed when it has `limits.bundleFileBytes`
 * or patience runs out, and the next one begins where it ended, be it between two media of one message.
 */
import { keepingFor, type Tenant } from "../../domain/app.ts";
import { isReadable } from "../../domain/keeping.ts";
import { type Part, partsOf } from "../../domain/requests/parts.ts";
import type { DeletionRequest } from "../../domain/requests/request.ts";
import type { Chosen } from "../../policy/categories.ts";
import type { Holder, Patience, ReadObject, Stored, Vault } from "../../ports.ts";
import { findAsked, type Split } from "../requests/find-asked.ts";
import { isUnder } from "../sealing/sealed.ts";
import type { Stretch } from "../walk/cursor.ts";
import type { Visitor } from "../walk/walk-one.ts";
import { type Basket, basket } from "./basket.ts";
import type { FilePlace } from "./place.ts";
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

/** Whether a record can be read now: nothing else is given out, whatever is on disk (invariant 1). */
const isShown =
  ({ vault }: Collecting, { tenant, category, now }: Collection) =>
  (one: Stored): boolean =>
    one.recalled !== true &&
    isUnder(vault, one) &&
    isReadable(one, keepingFor(tenant, category), now);

/** Nothing is called all of a person's data beside what nobody can tell whose it is. */
const freeOf = ({ free, unreadable }: Split<Stored>): readonly Stored[] => {
  if (unreadable > 0) throw new Error("Nobody can tell whose something is");
  return free;
};

/** Puts what is shown of a partition into the basket, until that is full: then it says where, between whole records. */
const taker = (ports: Collecting, collection: Collection, into: Basket, units: number) => {
  const isHere = isShown(ports, collection);
  let first = units;
  const visit = ({ entry, within }: Stretch): Visitor<Stored, Split<Stored>> => {
    let stopped: { readonly behind: string | undefined } | undefined;
    let behind = within;
    return {
      see: async (page) => {
        for (const record of freeOf(page).filter(isHere)) {
          into.from(entry.partition.group, record.at);
          const taken = await take(ports, collection.category, record, first, into);
          first = taken ?? 0;
          if (taken !== undefined) {
            stopped = { behind };
            return;
          }
          behind = record.sk;
        }
      },
      stopped: () => stopped,
    };
  };
  return { visit, units: () => first };
};

/** Collects from a place on until the file is full, patience runs out, or everything is in it. */
export const collect = async (
  ports: Collecting,
  collection: Collection,
  from: FilePlace,
  patience: Patience,
): Promise<Collected> => {
  const { tenant, request, category } = collection;
  const into = basket(patience);
  const { visit, units } = taker(ports, collection, into, from.units ?? 0);
  const walked = await findAsked<Stored>({
    ...{ holder: ports.holder, tenant: { ...tenant, holds: [] }, visit, from: from.cursor },
    part: partFor(request, category),
    read: ports.holder.records.page,
    patience: () => !into.isFull() && patience(),
    width: 1,
  });
  const next = walked.finished ? undefined : { cursor: walked.cursor, units: units() };
  return { units: into.units, oldest: into.oldest, records: into.records(), next };
};
