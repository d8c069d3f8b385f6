/** Slack's lists of channels: ids by the names of folders. Names change, ids do not. */
import { stat } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod/mini";
import { type Entry, entriesAt } from "../entries.ts";
import { brokenOff, type Found, notKnown, recognised } from "../found.ts";
import { readWhole } from "../read-json.ts";
import type { Reading } from "../reader.ts";
import type { Export } from "../unwrapped.ts";

const channelSchema = z.object({
  id: z.string().check(z.minLength(1)),
  name: z.optional(z.string()),
});
const list = /^(?:(.*)\/)?(channels|groups|mpims|dms)\.json$/;

/** What the lists of one folder of an export say. */
export type Lists = {
  readonly ids: Map<string, string>;
  /** Something in them could not be read, so that a channel may be missing. */
  unfit: boolean;
};
/** By the folder that the lists lie in; of a workspace that is the export's own, "". */
export type ListsByFolder = Map<string, Lists>;

const channelsIn = (channels: readonly unknown[], file: string, lists: Lists): Found[] =>
  channels.flatMap((channel, index) => {
    const { data } = channelSchema.safeParse(channel);
    if (data !== undefined) lists.ids.set(data.name ?? data.id, data.id);
    else lists.unfit = true;
    return data === undefined ? [notKnown({ file, record: `[${index}]` })] : [];
  });

const readList = async (entry: Entry, lists: Lists, { meter }: Reading): Promise<Found[]> => {
  const file = entry.name;
  const read = await readWhole(entry, meter);
  if (read.kind === "value" && Array.isArray(read.value)) {
    return [recognised, ...channelsIn(read.value, file, lists)];
  }
  lists.unfit = true;
  return [read.kind === "broken" ? brokenOff(file, read.why) : notKnown({ file })];
};

/** The lists around a folder or a day that was named alone. */
const around = async (parent: string | undefined): Promise<Entry[]> => {
  if (parent === undefined) return [];
  const files = ["channels", "groups", "mpims", "dms"].map((name) => join(parent, `${name}.json`));
  const there = await Promise.all(
    files.map((file) =>
      stat(file).then(
        () => [file],
        () => [],
      ),
    ),
  );
  const found = await Promise.all(there.flat().map((file) => entriesAt(file)));
  return found.flatMap(({ entries }) => entries);
};

const listsIn = async ({ entries, parent }: Export<Entry>): Promise<readonly Entry[]> => {
  const own = entries.filter(({ name }) => list.test(name));
  return own.length > 0 ? own : around(parent);
};

/** Reads all lists of an export into `found`. */
export async function* readLists(
  files: Export<Entry>,
  found: ListsByFolder,
  reading: Reading,
): AsyncGenerator<Found> {
  for (const entry of await listsIn(files)) {
    const [, folder = ""] = list.exec(entry.name) ?? [];
    const lists = found.get(folder) ?? { ids: new Map(), unfit: false };
    found.set(folder, lists);
    yield* await readList(entry, lists, reading);
  }
}
