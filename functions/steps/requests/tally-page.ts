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

/** What of a page of a part is asked for, added to what was found before it. */
export const tallyPage = async (
  sizes: SizesOfMedia,
  { holds }: Pick<Tenant, "holds">,
  { category }: Part,
  { group, records }: { readonly group: string; readonly records: readonly Stored[] },
  before: Tallies,
): Promise<Tallies> => {
  const held = { ...before.held };
  const free: Stored[] = [];
  if (isCopy(group))
    return withGoing(before, copiesOf(category), await tallyCopies(sizes, records));
  for (const one of records) {
    const keeping = holdsOn(holds, category, { group, author: one.author });
    for (const { id } of keeping) held[id] = (held[id] ?? 0) + 1;
    if (keeping.length === 0) free.push(one);
  }
  const sums = agreedTo(records, before.sums, (sum, one) =>
    summed(sum, category, one, holdsOn(holds, category, { group, author: one.author })),
  );
  const bytes = free.reduce((all, one) => all + bytesOf(one), 0);
  const media = await sizes(free.flatMap(({ media: keys = [] }) => keys));
  const rows = { records: free.length, bytes };
  const found = withGoing({ ...before, held, sums }, categories[category].table, rows);
  return media.records === 0 ? found : withGoing(found, mediaName, media);
};
