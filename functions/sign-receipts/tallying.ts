/** Counting for many deletions in one walk, by reading alone: a failure in one deletion's counting is its own. */
import * as z from "zod/mini";
import { wholeBucket } from "../domain/partition.ts";
import { categories } from "../policy/categories.ts";
import type { Entry, Found, Holder, Patience } from "../ports.ts";
import {
  type Behind,
  type Cursor,
  openIn,
  rowOf,
  type Stretch,
  type Walked,
} from "../steps/walk/cursor.ts";
import { rowsBehind } from "../steps/walk/rows.ts";
import { walk, walkedTo } from "../steps/walk/walk.ts";
import type { Visitor } from "../steps/walk/walk-one.ts";
import type { Asking, Question } from "./questions.ts";

/** Records that are left, and those that a law holds, by table. */
const tally = z.record(z.string(), z.object({ left: z.int(), held: z.int() }));
/** The same by the names of deletions. */
export const tallies = z.record(z.string(), tally);
export type Tallies = z.infer<typeof tallies>;

/** A question, and the name of the deletion that it is about. */
export type Named = Question & { readonly name: string };

/** What was counted so far, and the deletions of which the counting failed. */
export type Counted = { readonly tallies: Tallies; readonly failed: Map<string, unknown> };

const none = { left: 0, held: 0 };

/** Adds to what is counted of a deletion. */
const add = ({ tallies }: Counted, { name, category }: Named, more: typeof none): void => {
  const { table } = categories[category];
  const before = tallies[name]?.[table] ?? none;
  const sum = { left: before.left + more.left, held: before.held + more.held };
  tallies[name] = { ...tallies[name], [table]: sum };
};

/** Counts for one deletion in one partition. */
const counter = (counted: Counted, question: Named, asking: Asking) => {
  let isOver = false;
  return {
    isOver: () => isOver || counted.failed.has(question.name),
    see: (page: readonly Found[]): void => {
      const kinds = page.map(asking.as).filter((kind) => kind !== undefined);
      const count = (as: "left" | "held") => kinds.filter((kind) => kind === as).length;
      isOver = asking.inOrder === true && kinds.length === 0;
      add(counted, question, { left: count("left"), held: count("held") });
    },
  };
};

/** Does something for a deletion; if it fails, that is noted, and the others go on. */
const guarded = <T>({ failed }: Counted, { name }: Named, what: () => T): T | undefined => {
  if (failed.has(name)) return undefined;
  try {
    return what();
  } catch (cause) {
    failed.set(name, cause);
    return undefined;
  }
};

const isAbout = ({ groups }: Named, { partition: { group } }: Entry): boolean =>
  groups === undefined || groups.includes(group);

/** The counters of a question in a partition: none if it is not asked about it. */
const countersIn = (counted: Counted, question: Named, { entry, within }: Stretch) => {
  const asking = isAbout(question, entry) ? question.ask(entry) : undefined;
  if (asking === undefined) return [];
  if (asking.row === true && within === undefined) add(counted, question, { left: 1, held: 0 });
  return [{ question, ...counter(counted, question, asking) }];
};

const visitorOf =
  (counted: Counted, questions: readonly Named[]) =>
  (stretch: Stretch): Visitor<Found> => {
    const counters = questions.flatMap(
      (one) => guarded(counted, one, () => countersIn(counted, one, stretch)) ?? [],
    );
    return {
      see: async (page) => {
        for (const { question, see } of counters) guarded(counted, question, () => see(page));
      },
      isEnough: () => counters.every(({ isOver }) => isOver()),
    };
  };

/** People's profiles lie in one piece each: they are read whether a directory lists them or not. */
async function* profilesOf(app: string, groups: readonly string[], behind: Behind | undefined) {
  const rows = groups.map(
    (group): Stretch => ({
      entry: { partition: { app, group, bucket: wholeBucket }, due: 0, touched: 0 },
    }),
  );
  yield* rows.slice(rows.findIndex((row) => rowOf(row).sk === behind?.sk) + 1);
}

/** A walk for some of the questions: those about all of an app, or those about groups of it. */
export type Stage = {
  readonly holder: Holder;
  readonly app: string;
  readonly questions: readonly Named[];
};

/** Walks a stage from a place on. Throws if the store could not be read. */
export const walkStage = async (
  { holder, app, questions }: Stage,
  counted: Counted,
  from: Cursor | undefined,
  patience: Patience,
): Promise<Walked> => {
  const groups = [...new Set(questions.flatMap((one) => one.groups ?? []))];
  const behind = from?.behind;
  const rows =
    groups.length > 0 && holder.category === "userInformation"
      ? profilesOf(app, groups, behind)
      : rowsBehind(holder, app, groups.length > 0 ? { groups } : {}, behind);
  const halt = await walk({
    ...{ open: openIn(from), behind, rows, patience },
    read: holder.records.find,
    visit: visitorOf(counted, questions),
  });
  return walkedTo(halt);
};
