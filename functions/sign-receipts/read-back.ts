/**
 * Looking again at what deletions should have left nothing of: by other code than judged what was to go, with no right
 * to write. In a store of records one walk follows the directory for all deletions of a chain that wait, from a place
 * on, as far as there is time; what cannot be counted of one of them is said of that one.
 */
import { pages } from "../domain/pages.ts";
import type { Draft } from "../domain/receipt-draft.ts";
import type { Remains } from "../domain/receipt-of.ts";
import { keepingIn } from "../domain/standing.ts";
import { smallTables } from "../policy/app-stores.ts";
import { categories, type Perishable, perishable } from "../policy/categories.ts";
import { dueShards } from "../policy/names.ts";
import type { Holder, Leftovers, Patience, RowLeft, StandingOf } from "../ports.ts";
import { ofPurge, ofRequest, ofSettings, type Question } from "./questions.ts";
import { type Stage, type StagePlace, walkStages } from "./stages.ts";
import type { Counted, Named, Tallies } from "./tallying.ts";

export type ReadingBack = {
  readonly standingOf: StandingOf;
  readonly holders: Readonly<Record<Perishable, Holder>>;
  readonly leftovers: Leftovers;
};

type Left = Readonly<Record<string, number>>;

const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);

const tableOf = (category: Perishable): string => categories[category].table;

/** When an id was registered again after its purge (epoch ms); never, if it was not. */
const firstAgain = (apps: readonly RowLeft[], registeredAt: number | undefined): number =>
  apps.find((row) => row.registeredAt !== registeredAt)?.registeredAt ?? Number.POSITIVE_INFINITY;

const restOfPurge = async (
  { leftovers }: ReadingBack,
  { subject: { appId = "", registeredAt } }: Draft,
  records: Left,
): Promise<Remains> => {
  const rows = (table: Parameters<Leftovers["rows"]>[0]) => leftovers.rows(table, appId);
  const apps = await rows("apps");
  const before = firstAgain(apps, registeredAt);
  /** Of an app that is registered again only what has a clock can be told from what was there before. */
  const inSmall = async (table: (typeof smallTables)[number]) => {
    const found = await rows(table);
    const began = ({ startedAt, receivedAt }: RowLeft) => startedAt ?? receivedAt ?? before;
    const old = found.filter((row) => began(row) < before);
    return [table, Number.isFinite(before) ? old.length : found.length];
  };
  const small = await Promise.all(smallTables.map(inSmall));
  const sharing = await rows("sharing");
  return {
    left: {
      ...Object.fromEntries(small),
      ...records,
      media: await leftovers.media(appId, before),
    },
    unconfirmed: sharing.filter(({ state }) => state === "withdrawing").map(({ sk }) => sk),
  };
};

/** Partitions of a category that were due by the end of a day, and are listed still. */
const ofDay = async ({ holders }: ReadingBack, { category, ended }: Draft): Promise<Left> => {
  const { directory } = holders[category];
  const inShard = async (shard: string): Promise<number> => {
    let left = 0;
    for await (const page of pages((after) => directory.due(shard, ended, after))) {
      left += page.length;
    }
    return left;
  };
  return { [tableOf(category)]: sum(await Promise.all(dueShards.map(inShard))) };
};

/** What is asked of the stores of records about a deletion. */
const questionsOf = async (
  { standingOf, leftovers }: ReadingBack,
  draft: Draft,
): Promise<readonly Question[]> => {
  const { appId = "", registeredAt } = draft.subject;
  if (draft.cause === "sweep-day") return [];
  if (draft.cause === "request") return ofRequest(draft);
  if (draft.cause !== "purge") {
    const keeping = keepingIn(await standingOf(appId), draft.category);
    if (keeping === undefined) throw new Error("No receipt for an app that is unknown");
    return ofSettings(draft, keeping);
  }
  return ofPurge(firstAgain(await leftovers.rows("apps", appId), registeredAt));
};

/** What is left of a deletion, as was counted in the stores of records, and what lies elsewhere. */
const remainsOf = async (ports: ReadingBack, draft: Draft, counted: Tallies): Promise<Remains> => {
  const tables = Object.entries(counted[draft.name] ?? {});
  const left = Object.fromEntries(tables.map(([table, one]) => [table, one.left]));
  if (draft.cause === "purge") return restOfPurge(ports, draft, left);
  if (draft.cause === "sweep-day") return { left: await ofDay(ports, draft), unconfirmed: [] };
  const before = { [tableOf(draft.category)]: 0 };
  if (draft.cause === "request") return { left: { ...before, ...left }, unconfirmed: [] };
  const held = Object.fromEntries(tables.map(([table, one]) => [table, one.held]));
  return { left: { ...before, ...left }, held: { ...before, ...held }, unconfirmed: [] };
};

/** What was read back of deletions, by name: what remains, or why that could not be said. */
export type ReadBack =
  | {
      readonly finished: true;
      readonly remains: ReadonlyMap<string, Remains>;
      readonly failed: ReadonlyMap<string, unknown>;
    }
  | { readonly finished: false; readonly place: StagePlace };

/** Has something done for each deletion; of one that fails it is noted, and the others go on. */
const forEach = async <T>(
  drafts: readonly Draft[],
  { failed }: Counted,
  what: (draft: Draft) => Promise<T>,
): Promise<(readonly [Draft, T])[]> => {
  const done = await Promise.all(
    drafts
      .filter(({ name }) => !failed.has(name))
      .map((draft) =>
        what(draft).then(
          (one) => [[draft, one] as const],
          (cause) => {
            failed.set(draft.name, cause);
            return [];
          },
        ),
      ),
  );
  return done.flat();
};

/** The walks: of each category one for what is asked of all of it, and one for what is asked of groups. */
const stagesOf = async (
  ports: ReadingBack,
  drafts: readonly Draft[],
  counted: Counted,
): Promise<readonly Stage[]> => {
  const asked = await forEach(drafts, counted, (draft) => questionsOf(ports, draft));
  const all = asked.flatMap(([{ name }, questions]) =>
    questions.map((question): Named => ({ ...question, name })),
  );
  const app = drafts[0]?.subject.appId ?? "";
  return perishable.flatMap((category) =>
    [false, true].map((ofGroups) => ({
      ...{ holder: ports.holders[category], app },
      questions: all.filter(
        (one) => one.category === category && (one.groups !== undefined) === ofGroups,
      ),
    })),
  );
};

/** Reads back what deletions of one chain left, from a place on, as far as patience goes. */
export const readBack = async (
  ports: ReadingBack,
  drafts: readonly Draft[],
  from: StagePlace | undefined,
  patience: Patience,
): Promise<ReadBack> => {
  const failed = new Map<string, unknown>(from?.failed.map((name) => [name, undefined]));
  const counted: Counted = { tallies: { ...from?.tallies }, failed };
  const stages = await stagesOf(ports, drafts, counted);
  const stopped = await walkStages(stages, counted, from ?? { stage: 0 }, patience);
  if (stopped !== undefined) {
    const place = { ...stopped, tallies: counted.tallies, failed: [...failed.keys()] };
    return { finished: false, place };
  }
  const remains = await forEach(drafts, counted, (draft) =>
    remainsOf(ports, draft, counted.tallies),
  );
  const byName = new Map(remains.map(([{ name }, one]) => [name, one]));
  return { finished: true, failed, remains: byName };
};
