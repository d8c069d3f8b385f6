/** Emptying every store of an app, by one worker alone or part by part. */
import { type Hold, scopesOf } from "../domain/holds.ts";
import type { CountsByHolder } from "../domain/receipt-draft.ts";
import type { Holder, MediaOfApp, Patience } from "../ports.ts";
import { type Part, partsOf, type SlotPart, slotOf } from "../steps/erasures/parts.ts";
import type { Progress } from "../steps/erasures/tracker.ts";
import { countsOf } from "../steps/receipts/counts.ts";
import type { Rest } from "../steps/retention/erase.ts";
import { eraseDueOfApp } from "../steps/retention/erase-app.ts";
import type { Cursor } from "../steps/walk/cursor.ts";

export type Stores = { readonly holders: readonly Holder[]; readonly media: MediaOfApp };

export type How = {
  readonly patience: Patience;
  readonly rest: Rest;
  readonly progress?: Progress | undefined;
  readonly holds: readonly Hold[];
  /** Where to go on in a part. */
  readonly from?: Cursor | undefined;
};

/** What was emptied; a part that is not finished goes on at the cursor, or where there is none from its beginning. */
export type Emptied = {
  readonly finished: boolean;
  readonly cursor?: Cursor | undefined;
  readonly counts: CountsByHolder;
};

/** Everything of an app in the bucket goes by its prefix: its records need not name each object. */
const withoutMedia = ({ media, ...holder }: Holder): Holder => holder;

const areMediaHeld = ({ holds }: How): boolean => scopesOf(holds, "messages").length > 0;

/** While some messages are held, the media of the others go with their records, one by one. */
const eraseMedia = async (
  { media }: Stores,
  app: string,
  how: How,
): Promise<Emptied & { readonly found: number }> => {
  if (areMediaHeld(how)) return { found: 0, finished: true, counts: {} };
  const { patience } = how;
  const { found, refused, finished } = await media.eraseApp(app, patience);
  if (refused > 0) throw new Error("S3 refused objects");
  return { found, finished, counts: { media: { found, deleted: found, refused } } };
};

const eraseRecords = async (
  holder: Holder,
  app: string,
  now: number,
  how: How & { readonly slots?: readonly ReturnType<typeof slotOf>["slot"][] },
) => {
  const of = areMediaHeld(how) ? holder : withoutMedia(holder);
  const keeping = { kind: "none", holds: scopesOf(how.holds, holder.category) } as const;
  const result = await eraseDueOfApp(of, app, keeping, now, how);
  const { erased, refused, changed, again, finished } = result;
  const found = erased + refused + changed + (Number.isFinite(again) ? 1 : 0);
  const cursor = result.finished ? undefined : result.cursor;
  return { found, finished, cursor, counts: countsOf(holder, result) };
};

const notTried = { found: 0, finished: false, counts: {} };

/** Empties the stores one after the other; `left` are the parts that patience did not suffice for. */
export const emptyStores = async (
  stores: Stores,
  app: string,
  now: number,
  how: How,
): Promise<{
  readonly found: number;
  readonly left: readonly Part[];
  readonly counts: CountsByHolder;
}> => {
  const media = await eraseMedia(stores, app, how);
  const left: Part[] = media.finished ? [] : ["media"];
  let found = media.found;
  let counts: CountsByHolder = media.counts;
  for (const holder of stores.holders) {
    const result = left.length > 0 ? notTried : await eraseRecords(holder, app, now, how);
    found += result.found;
    counts = { ...counts, ...result.counts };
    if (!result.finished) left.push(...partsOf(holder.category));
  }
  return { found, left, counts };
};

/** Empties one part, if patience suffices. */
export const emptyPart = async (
  stores: Stores,
  { app, part }: { readonly app: string; readonly part: Part },
  now: number,
  how: How,
): Promise<Emptied> => {
  if (part === "media") return eraseMedia(stores, app, how);
  return emptySlot(stores, app, part, now, how);
};

const emptySlot = async (
  { holders }: Stores,
  app: string,
  part: SlotPart,
  now: number,
  how: How,
): Promise<Emptied> => {
  const { category, slot } = slotOf(part);
  const holder = holders.find((one) => one.category === category);
  if (holder === undefined) throw new Error("No store holds this category");
  return eraseRecords(holder, app, now, { ...how, slots: [slot] });
};
