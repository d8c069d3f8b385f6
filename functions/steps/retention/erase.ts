/**
 * Find, delete what was found, look again. Invariant 2: what has expired is gone soon after. Invariant 3:
 * nothing goes early: a record goes only if it is due under the keeping in force, and only if it is still
 * as it was found. Invariant 8: whatever was half done is found again, since a record goes after its media
 * and a directory entry goes after its records.
 */
import { expiryOf, type Keeping } from "../../domain/keeping.ts";
import { pages } from "../../domain/pages.ts";
import { directoryKey, directorySlots, directorySort } from "../../domain/partition.ts";
import { milliseconds } from "../../policy/duration.ts";
import { operational } from "../../policy/periods.ts";
import type { Entry, Found, Holder, Patience } from "../../ports.ts";
import { type Erasure, eraseForMarks, eraseFound, never, nothing, plus } from "./erase-found.ts";

const erasePages = async (
  holder: Holder,
  entry: Entry,
  keeping: Keeping,
  now: number,
  patience: Patience,
) => {
  let result = nothing;
  let next = never;
  let isFirst = true;
  const find = (after: string | undefined) => holder.records.find(entry.partition, { after });
  for await (const page of pages(find)) {
    if (!isFirst && !patience()) return { result: { ...result, finished: false }, next };
    isFirst = false;
    const isDue = (one: Found) => expiryOf(one, keeping) <= now;
    const later = page.filter((one) => !isDue(one));
    const marks = later.filter(({ recalled }) => recalled === true);
    next = Math.min(next, ...later.map((one) => expiryOf(one, keeping)));
    result = plus(result, await eraseFound(holder, page.filter(isDue), now));
    result = plus(result, await eraseForMarks(holder, marks, now));
  }
  return { result, next: Math.min(next, result.again) };
};

/**
 * For how long after the last write a partition is looked at again and stays listed: a writer may trust its
 * memory of the row, and of when it is due, for a while.
 */
export type Rest = { readonly ms: number };
export const usualRest: Rest = { ms: milliseconds(operational.directoryRest) };
/** For an app that nobody writes to any more, not even a request that was under way. */
export const noRest: Rest = { ms: 0 };

/** Erases what is due in a partition, and moves its entry to what is due next, or takes it out. */
export const eraseDue = async (
  holder: Holder,
  entry: Entry,
  keeping: Keeping,
  now: number,
  { patience, rest }: { readonly patience: Patience; readonly rest: Rest },
): Promise<Erasure> => {
  const { result, next } = await erasePages(holder, entry, keeping, now, patience);
  if (!result.finished || result.refused + result.changed > 0) return result;
  const rested = entry.touched + rest.ms;
  const due = rested > now ? Math.min(next, rested) : next;
  if (Number.isFinite(due)) await holder.directory.postpone(entry, due);
  else await holder.directory.strike(entry);
  return result;
};

/** Where a walk over an app's directory stopped: behind which row of which slot. */
export type Stop = { readonly slot: (typeof directorySlots)[number]; readonly sk: string };

type How = {
  readonly patience: Patience;
  readonly rest: Rest;
  /** Where to go on; from the beginning if it is absent. */
  readonly from?: Stop | undefined;
};

/**
 * Erases what is due of an app in one category, by a walk over its whole directory. A walk without patience
 * gets through one partition all the same, so that one that is resumed comes to its end.
 */
export const eraseDueOfApp = async (
  holder: Holder,
  app: string,
  keeping: Keeping,
  now: number,
  how: How,
): Promise<Erasure & { readonly stop?: Stop | undefined }> => {
  let total = nothing;
  let stop: Stop | undefined;
  for await (const { slot, entry } of entriesOf(holder, app, how.from)) {
    if (stop !== undefined && !how.patience()) return { ...total, finished: false, stop };
    const result = await eraseDue(holder, entry, keeping, now, how);
    total = plus(total, result);
    if (!result.finished) return { ...total, stop: stop ?? how.from };
    stop = { slot, sk: directorySort(entry.partition) };
  }
  return total;
};

async function* entriesOf({ directory }: Holder, app: string, from?: Stop) {
  for (const slot of directorySlots.slice(from && directorySlots.indexOf(from.slot))) {
    const start = from?.slot === slot ? tokenOf(app, from) : undefined;
    const read = (after: string | undefined) => directory.ofApp(app, slot, after ?? start);
    for await (const page of pages(read)) yield* page.map((entry) => ({ slot, entry }));
  }
}

const tokenOf = (app: string, { slot, sk }: Stop): string =>
  JSON.stringify({ pk: directoryKey(app, slot), sk });
