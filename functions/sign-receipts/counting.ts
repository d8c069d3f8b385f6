/** Counting what is left in a store of records, by reading alone. */
import { isHeld } from "../domain/holds.ts";
import { isDue, type Keeping } from "../domain/keeping.ts";
import { pages } from "../domain/pages.ts";
import { directorySlots, type Partition } from "../domain/partition.ts";
import type { Entry, Found, Holder } from "../ports.ts";

/** Records whose time is over: those that are left, and those that a law holds. */
export type Over = { readonly left: number; readonly held: number };

/** How many records of a partition are over, marks left out; what comes after the first page without any is younger. */
const overInPartition = async (
  { records }: Holder,
  partition: Partition,
  isOver: (one: Found) => boolean,
  isKept: (one: Found) => boolean,
): Promise<Over> => {
  const sum = { left: 0, held: 0 };
  for await (const page of pages((after) => records.find(partition, { after }))) {
    const over = page.filter(isOver);
    if (over.length === 0) break;
    const records = over.filter(({ recalled }) => recalled !== true);
    const held = records.filter(isKept).length;
    sum.held += held;
    sum.left += records.length - held;
  }
  return sum;
};

/** How many records that lie anywhere in a partition are left. */
export const countIn = async (
  { records }: Holder,
  partition: Partition,
  isLeft: (one: Found) => boolean,
): Promise<number> => {
  let left = 0;
  for await (const page of pages((after) => records.find(partition, { after }))) {
    left += page.filter(isLeft).length;
  }
  return left;
};

export async function* entriesOf(
  { directory }: Pick<Holder, "directory">,
  app: string,
): AsyncGenerator<Entry> {
  for (const slot of directorySlots) {
    for await (const page of pages((after) => directory.ofApp(app, slot, after))) yield* page;
  }
}

/** Everything of a purged app: records, and rows of the directory, that came before the id was registered again. */
export const allIn = async (holder: Holder, app: string, before: number): Promise<number> => {
  let left = 0;
  for await (const { partition, touched } of entriesOf(holder, app)) {
    if (touched >= before) continue;
    left += 1 + (await countIn(holder, partition, () => true));
  }
  return left;
};

/** What is over under a keeping since an instant (epoch ms); marks of recalls stay until no upload can arrive. */
export const overIn = async (
  holder: Holder,
  app: string,
  keeping: Keeping,
  instant: number,
): Promise<Over> => {
  const { holds, ...unheld } = keeping;
  const sum = { left: 0, held: 0 };
  for await (const { partition } of entriesOf(holder, app)) {
    const { group } = partition;
    const isOver = (one: Found) => isDue(one, group, unheld, instant);
    const isKept = ({ author }: Found) => isHeld(holds, { group, author });
    const { left, held } = await overInPartition(holder, partition, isOver, isKept);
    sum.left += left;
    sum.held += held;
  }
  return sum;
};
