/** What is held of an app, all pages added up. */
import type { Place } from "../commands/paging.ts";
import { type Api, pages, type Schemas } from "../http/api.ts";

export type Holdings = Schemas["Holdings"];
export type Holding = Holdings["categories"][number];
export type Sum = Holding["held"];
type Day = Holding["goes"][number];
type AsIf = NonNullable<Holding["asIf"]>;

/** What to ask: all of an app, or a category as if its storage were changed. */
export type Question = {
  readonly category?: Holding["category"];
  readonly store?: "true" | "false";
  readonly days?: number;
};

const plus = (one: Sum, other: Sum): Sum => ({
  records: one.records + other.records,
  bytes: one.bytes + other.bytes,
});

const daysOf = (one: Day[], other: Day[]): Day[] => {
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

type Whole = Pick<Holdings, "takenAt" | "categories">;

/** All that is held, or would be. */
export const holdingsOf = async (api: Api, appId: string, question: Question): Promise<Whole> => {
  const sums = new Map<string, Holding>();
  let last: Holdings | undefined;
  const read = (at: Place) =>
    api.GET("/v1/apps/{appId}/holdings", {
      params: { path: { appId }, query: { ...question, ...at } },
    });
  for await (const page of pages(read)) {
    last = page;
    for (const one of page.categories) {
      const before = sums.get(one.category);
      sums.set(one.category, before === undefined ? one : both(before, one));
    }
  }
  const { next: _, ...rest } = last ?? { takenAt: "" };
  return { ...rest, categories: [...sums.values()] };
};
