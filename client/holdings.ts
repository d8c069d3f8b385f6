/** The pages of what is held, added up: each tells what it looked at, and none knows of the others. */
import type { components } from "./schema.ts";

export type Holdings = components["schemas"]["Holdings"];
export type Holding = Holdings["categories"][number];
export type Amount = Holding["held"];
type Day = Holding["goes"][number];
type AsIf = NonNullable<Holding["asIf"]>;

const plus = (one: Amount, other: Amount): Amount => ({
  records: one.records + other.records,
  bytes: one.bytes + other.bytes,
});

const byDay = (days: readonly Day[]): Day[] => {
  const sums = new Map<string, Day>();
  for (const { day, ...amount } of days) {
    const before = sums.get(day);
    sums.set(day, { day, ...(before === undefined ? amount : plus(before, amount)) });
  }
  return [...sums.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
};

/** The first or the last of some instants in RFC 3339, all in UTC. */
const edge = (instants: readonly (string | undefined)[], which: 0 | -1): string | undefined =>
  instants
    .filter((one) => one !== undefined)
    .sort()
    .at(which);

const longest = (...lengths: readonly (number | undefined)[]): number | undefined => {
  const known = lengths.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
};

const suppositions = (one: AsIf | undefined, other: AsIf | undefined): AsIf | undefined =>
  one === undefined || other === undefined
    ? (one ?? other)
    : {
        goesAtOnce: plus(one.goesAtOnce, other.goesAtOnce),
        held: plus(one.held, other.held),
        earlier: plus(one.earlier, other.earlier),
        later: plus(one.later, other.later),
        goes: byDay([...one.goes, ...other.goes]),
      };

const both = (one: Holding, other: Holding): Holding => {
  const oldest = edge([one.oldest, other.oldest], 0);
  const newest = edge([one.newest, other.newest], -1);
  const byMs = longest(one.overdue.byMs, other.overdue.byMs);
  const asIf = suppositions(one.asIf, other.asIf);
  return {
    category: one.category,
    ...plus(one, other),
    ...(oldest === undefined ? {} : { oldest }),
    ...(newest === undefined ? {} : { newest }),
    goes: byDay([...one.goes, ...other.goes]),
    held: plus(one.held, other.held),
    overdue: { ...plus(one.overdue, other.overdue), ...(byMs === undefined ? {} : { byMs }) },
    marks: plus(one.marks, other.marks),
    ...(asIf === undefined ? {} : { asIf }),
  };
};

/** What some pages come to; the newest page's etag is the whole's, and `next` is left while there is more. */
export const addUp = (pages: readonly Holdings[]): Holdings | undefined => {
  const last = pages.at(-1);
  if (last === undefined) return undefined;
  const sums = new Map<string, Holding>();
  for (const row of pages.flatMap(({ categories }) => categories)) {
    const before = sums.get(row.category);
    sums.set(row.category, before === undefined ? row : both(before, row));
  }
  return { ...last, categories: [...sums.values()] };
};

/** All that is overdue: how much, and for how long the longest of it. */
export const overdueOf = ({ categories }: Pick<Holdings, "categories">): Holding["overdue"] =>
  categories
    .map(({ overdue }) => overdue)
    .reduce(
      (sum, one) => {
        const byMs = longest(sum.byMs, one.byMs);
        return { ...plus(sum, one), ...(byMs === undefined ? {} : { byMs }) };
      },
      { records: 0, bytes: 0 },
    );

/** All that is held. */
export const totalOf = ({ categories }: Pick<Holdings, "categories">): Amount =>
  categories.reduce<Amount>(plus, { records: 0, bytes: 0 });
