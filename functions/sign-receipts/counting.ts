/** Counting what is left in a store of records, by reading alone. */
import { isDue, type Keeping } from "../domain/keeping.ts";
import { pages } from "../domain/pages.ts";
import { directorySlots, type Partition } from "../domain/partition.ts";
import type { Entry, Found, Holder } from "../ports.ts";

/** How many records of a partition are left; what comes after the first page without any is younger. */
const recordsIn = async (
  { records }: Holder,
  partition: Partition,
  isLeft: (one: Found) => boolean,
): Promise<number> => {
  let left = 0;
  for await (const page of pages((after) => records.find(partition, { after }))) {
    const found = page.filter(isLeft).length;
    left += found;
    if (found === 0) break;
  }
  return left;
};

/** The same of records that lie anywhere in a partition. */
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
    left += 1 + (await recordsIn(holder, partition, () => true));
  }
  return left;
};

/**
 * What is due under a keeping since an instant (epoch ms), and not held by a law; marks of recalls stay until no
 * upload can arrive.
 */
export const dueIn = async (
  holder: Holder,
  app: string,
  keeping: Keeping,
  instant: number,
): Promise<number> => {
  const isLeft = (group: string) => (one: Found) =>
    one.recalled !== true && isDue(one, group, keeping, instant);
  let left = 0;
  for await (const { partition } of entriesOf(holder, app)) {
    left += await recordsIn(holder, partition, isLeft(partition.group));
  }
  return left;
};
