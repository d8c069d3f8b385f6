/** The partitions of an app, as its directory lists them: all of them, those of some slots, or those of some groups. */
import { pagesAhead } from "../../domain/pages.ts";
import {
  directoryKey,
  directoryKeyOf,
  directorySlots,
  directorySort,
  groupPrefix,
} from "../../domain/partition.ts";
import type { Entry, Holder } from "../../ports.ts";
import type { Behind, Stretch } from "./cursor.ts";

export type Slot = (typeof directorySlots)[number];

type Listing = Pick<Holder, "directory">;

/** What of an app to walk through. */
export type Among = {
  readonly slots?: readonly Slot[] | undefined;
  readonly groups?: readonly string[] | undefined;
};

/** The slots' first pages are read at once: most apps have no second ones. */
async function* rowsOfSlots(
  { directory }: Listing,
  app: string,
  slots: readonly Slot[],
  behind: Behind | undefined,
): AsyncGenerator<Stretch> {
  const start = slots.findIndex((slot) => directoryKey(app, slot) === behind?.pk);
  const token = behind && JSON.stringify({ pk: behind.pk, sk: behind.sk });
  const walks = slots.slice(Math.max(start, 0)).map((slot, index) => {
    const first = directory.ofApp(app, slot, start >= 0 && index === 0 ? token : undefined);
    first.catch(() => {}); // it throws when it is awaited, if anybody still waits for it
    return (after?: string) => (after === undefined ? first : directory.ofApp(app, slot, after));
  });
  for (const read of walks) {
    for await (const page of pagesAhead(read)) yield* page.map((entry) => ({ entry }));
  }
}

/** The groups from that of a row on; all of them if it is of none. */
const groupsFrom = (
  app: string,
  groups: readonly string[],
  behind: Behind | undefined,
): readonly string[] => {
  const isOf = (group: string) =>
    behind?.pk === directoryKeyOf({ app, group, bucket: "" }) &&
    behind.sk.startsWith(groupPrefix(group));
  return groups.slice(Math.max(groups.findIndex(isOf), 0));
};

async function* rowsOfGroups(
  { directory }: Listing,
  app: string,
  groups: readonly string[],
  behind: Behind | undefined,
): AsyncGenerator<Stretch> {
  const isPassed = ({ partition }: Entry) =>
    behind?.pk === directoryKeyOf(partition) &&
    behind.sk.startsWith(groupPrefix(partition.group)) &&
    directorySort(partition) <= behind.sk;
  for (const group of groupsFrom(app, groups, behind)) {
    const entries = await directory.ofGroup(app, group);
    yield* entries.filter((entry) => !isPassed(entry)).map((entry) => ({ entry }));
  }
}

/** The partitions behind a row, in the order in which every walk begins them. */
export const rowsBehind = (
  holder: Listing,
  app: string,
  { slots = directorySlots, groups }: Among,
  behind: Behind | undefined,
): AsyncIterable<Stretch> =>
  groups === undefined
    ? rowsOfSlots(holder, app, slots, behind)
    : rowsOfGroups(holder, app, [...new Set(groups)], behind);
