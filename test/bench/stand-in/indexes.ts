/** The two sparse indexes of a table, each of keys alone: what is due, in order, and what bears a name. */
import type { Row } from "./table.ts";
import { type Item, itemSize, type Key } from "./values.ts";

export type IndexName = "due" | "named";

const attributes = { due: ["dueShard", "due"], named: ["named"] } as const;

/** What an index holds of an item: its keys; undefined if the item is not in it. */
export const entryIn = (name: IndexName, item: Item | undefined): Item | undefined => {
  if (item === undefined || attributes[name].some((one) => item[one] === undefined))
    return undefined;
  const own = attributes[name].map((one) => [one, item[one]]);
  return { pk: item.pk, sk: item.sk, ...Object.fromEntries(own) } as Item;
};

const isSame = (name: IndexName, one: Item, other: Item): boolean =>
  attributes[name].every(
    (attribute) => JSON.stringify(one[attribute]) === JSON.stringify(other[attribute]),
  );

const unitsOf = (name: IndexName, before: Item | undefined, after: Item | undefined): number => {
  const [old, young] = [entryIn(name, before), entryIn(name, after)];
  if (old && young) return isSame(name, old, young) ? 0 : 2;
  return old || young ? 1 : 0;
};

/** What the indexes cost: an entry that moves is taken out and put in. */
export const indexUnits = (before: Item | undefined, after: Item | undefined): number =>
  unitsOf("due", before, after) + unitsOf("named", before, after);

/** Rows of one index by the place of their items. */
type Entries = Map<string, Row>;

const put = (entries: Entries, place: string, entry: Item | undefined): void => {
  if (entry) entries.set(place, { item: entry, size: itemSize(entry) });
  else if (entries.size > 0) entries.delete(place);
};

export const indexes = () => {
  const due: Entries = new Map();
  const named = new Map<string, Entries>();
  const names = new Map<string, string>();
  const bearers = (name: string): Entries => {
    const found = named.get(name) ?? new Map();
    named.set(name, found);
    return found;
  };
  const rename = (place: string, entry: Item | undefined): void => {
    const before = names.get(place);
    if (before !== undefined) bearers(before).delete(place);
    if (entry?.named?.S === undefined) names.delete(place);
    else {
      names.set(place, entry.named.S);
      put(bearers(entry.named.S), place, entry);
    }
  };
  return {
    /** What an item is now, or that it is gone. */
    note: ({ pk, sk }: Key, item: Item | undefined): void => {
      const place = `${pk}\n${sk}`;
      put(due, place, entryIn("due", item));
      rename(place, entryIn("named", item));
    },
    due: (): Row[] => [...due.values()],
    named: (name: string): Row[] => [...(named.get(name)?.values() ?? [])],
  };
};
