/**
 * Reading over many partitions. Invariant 1: a record that has expired is not returned, whatever is still
 * on disk. Invariant 9: a cursor is only a place within the app and group that the request itself names.
 */
import * as z from "zod/mini";
import { isReadable, type Keeping } from "../../domain/keeping.ts";
import { bucketOf, dayOf, type Partition, partitionKey } from "../../domain/partition.ts";
import { Problem } from "../../domain/problem.ts";
import type { Holder, Page, Stored } from "../../ports.ts";
import { type Join, merge, recordsOf } from "./merge.ts";

const place = z.tuple([
  z.string().check(z.regex(/^[\d-]{1,10}$/)),
  z.string().check(z.minLength(1), z.maxLength(200)),
]);
type Place = z.infer<typeof place>;

const encode = (at: Place): string => Buffer.from(JSON.stringify(at)).toString("base64url");

const decode = (cursor: string): Place => {
  try {
    return place.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw new Problem("invalid-cursor");
  }
};

/**
 * A recalled message leaves its place taken, so that it cannot come back; a record under a key that is not in
 * force any more is as good as gone.
 */
const isShown = (one: Stored, { keyId }: Reading, keeping: Keeping, now: number): boolean =>
  one.recalled !== true && one.keyId === keyId && isReadable(one, keeping, now);

export type Reading = {
  readonly app: string;
  readonly group: string;
  readonly limit: number;
  readonly descending: boolean;
  readonly cursor?: string | undefined;
  readonly join?: Join | undefined;
  /** The key that the records lie under, if they are sealed. */
  readonly keyId?: string | undefined;
};

/** The partitions of a group, those of a day together, from a place on. */
const daysFrom = async (
  { directory }: Holder,
  { app, group, descending }: Reading,
  from: Place | undefined,
): Promise<Partition[][]> => {
  const isOver = (day: string) =>
    from !== undefined && (descending ? day > from[0] : day < from[0]);
  const days = new Map<string, Partition[]>();
  for (const { partition } of await directory.ofGroup(app, group)) {
    const day = dayOf(partition.bucket);
    days.set(day, [...(days.get(day) ?? []), partition]);
  }
  const left = [...days.keys()].filter((day) => !isOver(day)).sort();
  return (descending ? left.reverse() : left).map((day) => days.get(day) ?? []);
};

const startIn = (partition: Partition, from: Place | undefined): string | undefined =>
  from !== undefined && dayOf(partition.bucket) === from[0]
    ? JSON.stringify({ pk: partitionKey(partition), sk: from[1] })
    : undefined;

/** Where a page goes on after a record. */
export const cursorTo = (last: Stored | undefined): string | undefined =>
  last === undefined ? undefined : encode([dayOf(bucketOf(last.pk)), last.sk]);

/** What is readable now, in order of time. */
async function* readable(
  holder: Holder,
  reading: Reading,
  from: Place | undefined,
  isReadableNow: (one: Stored) => boolean,
): AsyncGenerator<Stored> {
  const { limit, descending, join } = reading;
  for (const partitions of await daysFrom(holder, reading, from)) {
    const streams = partitions.map((partition) =>
      recordsOf(holder, partition, {
        ...{ after: startIn(partition, from), descending, limit: limit + 1 },
      }),
    );
    for await (const one of merge(streams, descending, join)) if (isReadableNow(one)) yield one;
  }
}

/** A page of what is readable now, in order of time; `next` is a cursor. */
export const readPage = async (
  holder: Holder,
  reading: Reading,
  keeping: Keeping,
  now: number,
): Promise<Page<Stored>> => {
  const { limit } = reading;
  const from = reading.cursor === undefined ? undefined : decode(reading.cursor);
  const items: Stored[] = [];
  if (keeping.kind === "none") return { items };
  const isNow = (one: Stored) => isShown(one, reading, keeping, now);
  for await (const one of readable(holder, reading, from, isNow)) {
    if (items.length === limit) return { items, next: cursorTo(items[limit - 1]) };
    items.push(one);
  }
  return { items };
};
