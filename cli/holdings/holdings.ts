/** What is held of an app, all pages added up. */
import { pagesOf } from "../commands/paging.ts";
import type { Api } from "../http/api.ts";
import { path } from "../http/path.ts";

export type Sum = { readonly records: number; readonly bytes: number };
type Day = Sum & { readonly day: string };
type AsIf = Readonly<Record<"goesAtOnce" | "held" | "earlier" | "later", Sum>> & {
  readonly goes: readonly Day[];
};
export type Holding = Sum & {
  readonly category: string;
  readonly oldest?: string;
  readonly newest?: string;
  readonly goes: readonly Day[];
  readonly held: Sum;
  readonly overdue: Sum & { readonly byMs?: number };
  readonly marks: Sum;
  readonly asIf?: AsIf;
};
export type Holdings = {
  readonly takenAt: string;
  readonly categories: readonly Holding[];
  readonly next?: string;
};

/** What to ask: all of an app, or a category as if its storage were changed. */
export type Question = Readonly<Partial<Record<"category" | "store" | "days", string | undefined>>>;

const plus = (one: Sum, other: Sum): Sum => ({
  records: one.records + other.records,
  bytes: one.bytes + other.bytes,
});

const daysOf = (one: readonly Day[], other: readonly Day[]): Day[] => {
  const days = new Map(one.map((each) => [each.day, each]));
  for (const { day, ...sum } of other) {
    days.set(day, { day, ...plus(days.get(day) ?? { records: 0, bytes: 0 }, sum) });
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
};

const asIfOf = (one: AsIf | undefined, other: AsIf | undefined): { asIf?: AsIf } => {
  if (one === undefined || other === undefined) {
    const asIf = one ?? other;
    return asIf === undefined ? {} : { asIf };
  }
  return {
    asIf: {
      goesAtOnce: plus(one.goesAtOnce, other.goesAtOnce),
      held: plus(one.held, other.held),
      earlier: plus(one.earlier, other.earlier),
      later: plus(one.later, other.later),
      goes: daysOf(one.goes, other.goes),
    },
  };
};

const both = (one: Holding, other: Holding): Holding => {
  const ends = [one.oldest, other.oldest, one.newest, other.newest].filter(
    (at) => at !== undefined,
  );
  const [oldest, newest] = [ends.sort()[0], ends.sort().at(-1)];
  const byMs = Math.max(one.overdue.byMs ?? 0, other.overdue.byMs ?? 0);
  return {
    ...{ category: one.category, ...plus(one, other) },
    ...(oldest === undefined ? {} : { oldest }),
    ...(newest === undefined ? {} : { newest }),
    goes: daysOf(one.goes, other.goes),
    held: plus(one.held, other.held),
    overdue: { ...plus(one.overdue, other.overdue), ...(byMs > 0 ? { byMs } : {}) },
    marks: plus(one.marks, other.marks),
    ...asIfOf(one.asIf, other.asIf),
  };
};

/** All that is held, or would be. */
export const holdingsOf = async (api: Api, app: string, question: Question): Promise<Holdings> => {
  const sums = new Map<string, Holding>();
  let last: Holdings | undefined;
  for await (const page of pagesOf<Holdings>(api, path`/v1/apps/${app}/holdings`, question)) {
    last = page;
    for (const one of page.categories) {
      const before = sums.get(one.category);
      sums.set(one.category, before === undefined ? one : both(before, one));
    }
  }
  const { next: _, ...rest } = last ?? { takenAt: "", categories: [] };
  return { ...rest, categories: [...sums.values()] };
};
