/**
 * Reading over many partitions. Invariant 1: a record that has expired is not returned, whatever is still
 * on disk. Invariant 9: a cursor is only a place within the app and group that the request itself names.
 */
import * as z from "zod/mini";
import { isReadable, type Keeping } from "../../domain/keeping.ts";
import { bucketOf, type Partition, partitionKey } from "../../domain/partition.ts";
import { Problem } from "../../domain/problem.ts";
import type { Holder, Page, Stored } from "../../ports.ts";

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

/** A recalled message leaves its place taken, so that it cannot come back. */
const isShown = (one: Stored, keeping: Keeping, now: number): boolean =>
  one.recalled !== true && isReadable(one, keeping, now);

export type Reading = {
  readonly app: string;
  readonly group: string;
  readonly limit: number;
  readonly descending: boolean;
  readonly cursor?: string | undefined;
};

const partitionsFrom = async ({ directory }: Holder, reading: Reading, from: Place | undefined) => {
  const entries = await directory.ofGroup(reading.app, reading.group);
  const ordered = entries
    .map(({ partition }) => partition)
    .sort((one, other) => (one.bucket < other.bucket ? -1 : 1) * (reading.descending ? -1 : 1));
  if (from === undefined) return ordered;
  const [bucket] = from;
  return ordered.filter((one) =>
    reading.descending ? one.bucket <= bucket : one.bucket >= bucket,
  );
};

const startIn = (partition: Partition, from: Place | undefined): string | undefined =>
  from !== undefined && partition.bucket === from[0]
    ? JSON.stringify({ pk: partitionKey(partition), sk: from[1] })
    : undefined;

const cursorTo = (last: Stored | undefined): string | undefined =>
  last === undefined ? undefined : encode([bucketOf(last.pk), last.sk]);

/** A page of what is readable now, in order of time; `next` is a cursor. */
export const readPage = async (
  holder: Holder,
  reading: Reading,
  keeping: Keeping,
  now: number,
): Promise<Page<Stored>> => {
  const { limit, descending } = reading;
  const from = reading.cursor === undefined ? undefined : decode(reading.cursor);
  const items: Stored[] = [];
  if (keeping.kind === "none") return { items };
  for (const partition of await partitionsFrom(holder, reading, from)) {
    let after = startIn(partition, from);
    do {
      const walk = { after, descending, limit: limit + 1 - items.length };
      const page = await holder.records.page(partition, walk);
      items.push(...page.items.filter((one) => isShown(one, keeping, now)));
      if (items.length > limit) {
        return { items: items.slice(0, limit), next: cursorTo(items[limit - 1]) };
      }
      after = page.next;
    } while (after !== undefined);
  }
  return { items };
};
