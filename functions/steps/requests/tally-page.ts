import type { Tenant } from "../../domain/app.ts";
import { isCopy } from "../../domain/copies.ts";
import { bytesOf } from "../../domain/record-bytes.ts";
import type { Part } from "../../domain/requests/parts.ts";
import {
  holdsOn,
  nothing,
  plus,
  type Sums,
  summed,
  type Tallies,
  type Tally,
} from "../../domain/requests/plan.ts";
import { categories, type Perishable } from "../../policy/categories.ts";
import type { SizesOfMedia, Stored } from "../../ports.ts";

/** The name under which objects of the bucket are counted, as receipts name it. */
export const mediaName = "media";

const withGoing = (found: Tallies, name: string, more: Tally): Tallies => ({
  ...found,
  goes: { ...found.goes, [name]: plus(found.goes[name] ?? nothing, more) },
});

/** Copies that were made for access: counted apart, and by no digest, since they are over in a day by themselves. */
export const copiesName = "access-bundles";
export const copiesOf = (category: Perishable): string => `${copiesName} ${category}`;

const tallyCopies = async (sizes: SizesOfMedia, records: readonly Stored[]): Promise<Tally> => {
  const { bytes } = await sizes(records.flatMap(({ media: keys = [] }) => keys));
  return { records: records.length, bytes };
};

/** Of what was recalled only a mark is left: it is less of what was agreed to, and counts for nothing there. */
const agreedTo = (
  records: readonly Stored[],
  before: Sums,
  add: (sums: Sums, record: Stored) => Sums,
): Sums => records.filter(({ recalled }) => recalled !== true).reduce(add, before);

/** Adds what was found to what was found before it: pages of several partitions may come in any order. */
type Add = (before: Tallies) => Tallies;

/** What of a page of a part is asked for. */
export const tallyPage = async (
  sizes: SizesOfMedia,
  { holds }: Pick<Tenant, "holds">,
  { category }: Part,
  { group, records }: { readonly group: string; readonly records: readonly Stored[] },
): Promise<Add> => {
  if (isCopy(group)) {
    const copies = await tallyCopies(sizes, records);
    return (before) => withGoing(before, copiesOf(category), copies);
  }
  const keeping = (one: Stored) => holdsOn(holds, category, { group, author: one.author });
  const free = records.filter((one) => keeping(one).length === 0);
  const bytes = free.reduce((all, one) => all + bytesOf(one), 0);
  const media = await sizes(free.flatMap(({ media: keys = [] }) => keys));
  const rows = { records: free.length, bytes };
  return (before) => {
    const held = { ...before.held };
    for (const { id } of records.flatMap(keeping)) held[id] = (held[id] ?? 0) + 1;
    const add = (sum: Sums, one: Stored) => summed(sum, category, one, keeping(one));
    const sums = agreedTo(records, before.sums, add);
    const found = withGoing({ ...before, held, sums }, categories[category].table, rows);
    return media.records === 0 ? found : withGoing(found, mediaName, media);
  };
};
