/** One look at all that holds cover: what they stop is put out of reach, what they let go is erased. */
import * as z from "zod/mini";
import { keepingFor, type Tenant } from "../domain/app.ts";
import type { HoldTally } from "../domain/hold-covers.ts";
import { type Hold, type HoldScope, scopesOf } from "../domain/holds.ts";
import { perishable } from "../policy/categories.ts";
import type { Holder, Patience, TimeMedia } from "../ports.ts";
import { counter } from "../steps/holds/count.ts";
import { mediaSeenTo, stamper } from "../steps/holds/stamp.ts";
import { usualRest } from "../steps/retention/erase.ts";
import { eraseDueOfApp } from "../steps/retention/erase-app.ts";
import { type Cursor, cursor, openIn, type Walked } from "../steps/walk/cursor.ts";
import { rowsBehind } from "../steps/walk/rows.ts";
import { walk, walkedTo } from "../steps/walk/walk.ts";

/** Where a look stopped. */
export const place = z.object({
  category: z.enum(perishable),
  erasing: z.optional(z.boolean()),
  cursor: z.optional(cursor),
});
type Place = z.infer<typeof place>;

export type Looking = { readonly holders: readonly Holder[]; readonly timeMedia: TimeMedia };

/** What is looked at: the holds that the look is about, of all that an app has. */
type Look = {
  readonly tenant: Tenant;
  readonly open: readonly Hold[];
  readonly now: number;
  readonly patience: Patience;
  /** Counts what each hold covers. */
  readonly tally: HoldTally;
};

/** Where scopes are about a conversation or a person alone: the groups to look in; undefined for all of the app. */
const groupsOf = (
  { category }: Holder,
  scopes: readonly HoldScope[],
): readonly string[] | undefined => {
  const groups = scopes.flatMap((scope) =>
    scope.kind === "conversation" || (scope.kind === "user" && category === "userInformation")
      ? [scope.digest]
      : [],
  );
  return groups.length < scopes.length ? undefined : groups;
};

/** Undefined if there was nothing to do, and so no time was taken. */
type Done = Walked | undefined;

const stampCategory = async (
  { timeMedia }: Looking,
  holder: Holder,
  { tenant, open, now, patience, tally }: Look,
  from: Cursor | undefined,
): Promise<Done> => {
  const covering = open.filter(({ categories }) => categories.includes(holder.category));
  if (covering.length === 0) return undefined;
  const changed = covering.map(({ scope }) => scope);
  const holding = scopesOf(tenant.holds, holder.category);
  const isRepeated = covering.every(({ state }) => state === "active");
  const seenTo = isRepeated ? mediaSeenTo(now) : Number.NEGATIVE_INFINITY;
  const count = counter(holder.category, covering, tally);
  const { visit, flush } = stamper(holder, { changed, holding, timeMedia, seenTo });
  const groups = groupsOf(holder, changed);
  const halt = await walk({
    open: openIn(from),
    behind: from?.behind,
    rows: rowsBehind(holder, tenant.app.appId, { groups }, from?.behind),
    read: holder.records.find,
    visit: ({ entry }) => {
      const own = visit(entry);
      const { group } = entry.partition;
      return {
        ...own,
        see: async (page) => {
          await own.see(page);
          count(group, page);
        },
      };
    },
    patience,
  }).finally(flush);
  return walkedTo(halt);
};

/** Of an app that is being purged its purge erases it, and counts it for the receipt: it is called when the hold ends. */
const eraseOverdue = async (
  holder: Holder,
  { tenant, open, now, patience }: Look,
  from: Cursor | undefined,
): Promise<Done> => {
  const isLifting = open.some(
    ({ state, categories }) => state === "lifting" && categories.includes(holder.category),
  );
  if (!isLifting || tenant.app.status === "purging") return undefined;
  const how = { patience, rest: usualRest, from };
  const keeping = keepingFor(tenant, holder.category);
  const erased = await eraseDueOfApp(holder, tenant.app.appId, keeping, now, how);
  if (erased.refused > 0) throw new Error("Something could not go");
  return erased;
};

type Stage = { readonly holder: Holder; readonly erasing: boolean };

/** Each category is seen to, and then what of it is overdue is erased. */
const stagesFrom = (holders: readonly Holder[], from: Place | undefined): readonly Stage[] => {
  const stages = holders.flatMap((holder) => [false, true].map((erasing) => ({ holder, erasing })));
  const isStart = ({ holder, erasing }: Stage) =>
    holder.category === from?.category && erasing === (from.erasing === true);
  return stages.slice(Math.max(stages.findIndex(isStart), 0));
};

/** Whether all was looked at; if not, where to go on. */
export type Looked =
  | { readonly finished: true }
  | { readonly finished: false; readonly from: Place };

/** Where to go on after a stage: in it, or at the next one if there is no time left for that. */
const placeAfter = (
  { holder: { category }, erasing }: Stage,
  done: Done,
  next: Stage | undefined,
  { patience }: Look,
): Place | undefined => {
  if (done?.finished === false) return { category, erasing, cursor: done.cursor };
  if (done === undefined || next === undefined || patience()) return undefined;
  return { category: next.holder.category, erasing: next.erasing };
};

/** Sees to all categories, as far as patience goes. */
export const look = async (
  ports: Looking,
  what: Look,
  from: Place | undefined,
): Promise<Looked> => {
  const stages = stagesFrom(ports.holders, from);
  for (const [index, stage] of stages.entries()) {
    const { holder, erasing } = stage;
    const start = index === 0 ? from?.cursor : undefined;
    const done = erasing
      ? await eraseOverdue(holder, what, start)
      : await stampCategory(ports, holder, what, start);
    const place = placeAfter(stage, done, stages[index + 1], what);
    if (place !== undefined) return { finished: false, from: place };
  }
  return { finished: true };
};
