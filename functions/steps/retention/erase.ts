/**
 * Find, delete what was found, look again. Invariant 2: what has expired is gone soon after. Invariant 3:
 * nothing goes early: a record goes only if it is due under the keeping in force, and only if it is still
 * as it was found. Invariant 8: whatever was half done is found again, since a record goes after its media
 * and a directory entry goes after its records.
 */
import { expiryOf, type Keeping } from "../../domain/keeping.ts";
import { pages } from "../../domain/pages.ts";
import { directorySlots } from "../../domain/partition.ts";
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
  const find = (after: string | undefined) => holder.records.find(entry.partition, { after });
  for await (const page of pages(find)) {
    const isDue = (one: Found) => expiryOf(one, keeping) <= now;
    const later = page.filter((one) => !isDue(one));
    const marks = later.filter(({ recalled }) => recalled === true);
    next = Math.min(next, ...later.map((one) => expiryOf(one, keeping)));
    result = plus(result, await eraseFound(holder, page.filter(isDue), now));
    result = plus(result, await eraseForMarks(holder, marks, now));
    if (!patience()) return { result: { ...result, finished: false }, next };
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

/** Erases what is due of an app in one category, by a walk over its whole directory. */
export const eraseDueOfApp = async (
  holder: Holder,
  app: string,
  keeping: Keeping,
  now: number,
  how: { readonly patience: Patience; readonly rest: Rest },
): Promise<Erasure> => {
  let total = nothing;
  for await (const entry of entriesOf(holder, app)) {
    total = plus(total, await eraseDue(holder, entry, keeping, now, how));
    if (!total.finished) return total;
  }
  return total;
};

async function* entriesOf({ directory }: Holder, app: string): AsyncGenerator<Entry> {
  for (const slot of directorySlots) {
    for await (const page of pages((after) => directory.ofApp(app, slot, after))) yield* page;
  }
}
