/** Slack's export: lists of channels, and a folder per channel with a file per day; of Enterprise Grid also per team. */
import type { Entry } from "../entries.ts";
import { brokenOff, type Found, notKnown, recognised, unfit } from "../found.ts";
import { readWhole } from "../read-json.ts";
import type { Reader, Reading } from "../reader.ts";
import type { Export } from "../unwrapped.ts";
import { type ListsByFolder, readLists } from "./lists.ts";
import { foundIn } from "./message.ts";

const day = /^(?:(.*)\/)?\d{4}-\d{2}-\d{2}\.json$/;
/** What Slack names folders after that have no name: direct messages, by their ids. */
const isId = /^[CDG][A-Z0-9]{6,}$/;

/** The lists that a channel's folder may be in: those beside it, then those of the whole organisation. */
const listsFor = (found: ListsByFolder, folder: string) =>
  [found.get(folder), found.get("")].filter((lists) => lists !== undefined);

/** A channel's folder lies in the export's own, in a team's, or beside lists; files that somebody had uploaded do not. */
const isChannel = (folders: readonly string[], found: ListsByFolder): boolean => {
  const around = folders.slice(0, -1).join("/");
  return around === "" || /^teams\/[^/]+$/.test(around) || found.has(around);
};

/** The channel of a folder: its id, or without lists its name; undefined if a list that may have it could not be read. */
const channelOf = (folders: readonly string[], found: ListsByFolder): string | undefined => {
  const name = folders.at(-1) ?? "";
  const lists = listsFor(found, folders.slice(0, -1).join("/"));
  const listed = lists.map(({ ids }) => ids.get(name)).find((id) => id !== undefined);
  if (listed !== undefined) return listed;
  return !isId.test(name) && lists.some((one) => one.unfit) ? undefined : name;
};

/** The messages of a channel's day. */
async function* readDay(
  entry: Entry,
  channel: string | undefined,
  { meter }: Reading,
): AsyncGenerator<Found> {
  const file = entry.name;
  const read = await readWhole(entry, meter);
  if (read.kind === "broken") return yield brokenOff(file, read.why);
  if (!Array.isArray(read.value)) return yield notKnown({ file });
  for (const [index, message] of read.value.entries()) {
    const origin = { file, record: `[${index}]` };
    if (channel === undefined) yield unfit(origin, "is in a channel that no list names");
    else yield* foundIn(message, channel, origin);
  }
  if (read.value.every(isMessage)) yield recognised;
}

const isMessage = (value: unknown): boolean =>
  typeof value === "object" && value !== null && "ts" in value;

async function* readWorkspace(files: Export<Entry>, reading: Reading): AsyncGenerator<Found> {
  const found: ListsByFolder = new Map();
  yield* readLists(files, found, reading);
  for (const entry of files.entries.filter(({ name }) => day.test(name))) {
    const [, within] = day.exec(entry.name) ?? [];
    const folders = within?.split("/") ?? files.above.slice(-1);
    if (!isChannel(folders, found)) continue;
    yield* readDay(entry, channelOf(folders, found), reading);
  }
}

/** Reads every day of every channel. */
export const slack: Reader = {
  lookedFor: "a folder of Slack's export with a channel's days (2026-11-30.json)",
  read: readWorkspace,
};
