/**
 * Storing under a promise: each record is stamped with its clock and the end of the period in force,
 * and its partition is listed before the record is written, so that nothing is stored unfound.
 */
import { isHeld } from "../../domain/holds.ts";
import { expiryOf, type Keeping } from "../../domain/keeping.ts";
import { type Partition, partitionKey } from "../../domain/partition.ts";
import type { Directory, Draft, Fresh, Holder, Place } from "../../ports.ts";
import { sendAll } from "../batches/packer.ts";

const subjectOf = ({ partition, author }: Draft) => ({
  group: partition.group,
  author: typeof author === "string" ? author : undefined,
});

/** The drafts that may be stored now, stamped; those whose period is over already are left out. */
export const stamped = (drafts: readonly Draft[], keeping: Keeping, now: number): Fresh[] => {
  if (keeping.kind === "none") return [];
  return drafts
    .map(
      (draft): Fresh => ({
        ...draft,
        until: draft.at + keeping.ms,
        terms: keeping.terms,
        untimed: isHeld(keeping.holds, subjectOf(draft)),
      }),
    )
    .filter((record) => now < expiryOf(record, keeping));
};

/** Lists the partitions of what is about to be written. */
export const listPartitions = async (
  directory: Directory,
  records: readonly Fresh[],
  now: number,
): Promise<void> => {
  const firsts = new Map<string, { partition: Partition; due: number }>();
  for (const { partition, until } of records) {
    const key = partitionKey(partition);
    const due = Math.min(until, firsts.get(key)?.due ?? until);
    firsts.set(key, { partition, due });
  }
  await Promise.all(
    [...firsts.values()].map(({ partition, due }) => directory.enter(partition, due, now)),
  );
};

const distinct = (records: readonly Fresh[]): Fresh[] => [
  ...new Map(records.map((one) => [placeName(one), one])).values(),
];

/** Places that are named more than once. */
const repeated = (records: readonly Fresh[]): readonly string[] => {
  const names = records.map(placeName);
  return names.filter((name, index) => names.indexOf(name) !== index);
};

/** What became of drafts; `taken` are the places, each by `placeName`, at which something was already. */
export type StoredCount = {
  readonly stored: number;
  readonly duplicates: number;
  readonly expired: number;
  readonly taken: readonly string[];
};

/** What a client is told of it; `edited` took the place of what they said before. */
export type SavedCount = Omit<StoredCount, "taken"> & { readonly edited: number };

/** A place in one text. */
export const placeName = ({ partition, sk }: Place): string => partitionKey(partition) + sk;

/** Stores what is not there yet and not over already; says what it left out. */
export const store = async (
  { records, directory }: Holder,
  drafts: readonly Draft[],
  keeping: Keeping,
  now: number,
): Promise<StoredCount> => {
  const timely = stamped(drafts, keeping, now);
  const fresh = distinct(timely);
  await listPartitions(directory, fresh, now);
  const { unmet } = await sendAll(records.add, fresh);
  const taken = [...unmet.map(placeName), ...repeated(timely)];
  return {
    stored: fresh.length - unmet.length,
    duplicates: taken.length,
    expired: drafts.length - timely.length,
    taken: [...new Set(taken)],
  };
};
