/** Exports of chats as people have them, in a folder or a ZIP, and what a reader finds in one. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { zipSync } from "fflate";
import { type Entry, entriesAt } from "../../cli/import/entries.ts";
import type { Found } from "../../cli/import/found.ts";
import type { Reader, Reading } from "../../cli/import/reader.ts";
import { type Export, unwrapped } from "../../cli/import/unwrapped.ts";
import { folderOfTest } from "./terminal.ts";
import { day, iso } from "./verbs.ts";

export type Files = Readonly<Record<string, unknown>>;
export const textOf = (content: unknown): string =>
  typeof content === "string" ? content : JSON.stringify(content);

export const zipOf = (files: Files): string => {
  const bytes = Object.entries(files).map(([name, content]) => [name, bytesOf(content)]);
  const file = join(folderOfTest(), "export.zip");
  writeFileSync(file, zipSync(Object.fromEntries(bytes)));
  return file;
};

const bytesOf = (content: unknown): Buffer =>
  content instanceof Buffer ? content : Buffer.from(textOf(content));

/** Files that lie nowhere. */
const inMemory = (files: Files): Export<Entry> => {
  const entries = Object.entries(files).map(([name, content]) => {
    const bytes = bytesOf(content);
    return { name, bytes: bytes.length, open: async () => Readable.from([bytes]) };
  });
  return unwrapped(entries);
};

const all = async ({ read }: Reader, place: string | Files, reading: Partial<Reading>) => {
  const entries = typeof place === "string" ? await entriesAt(place) : inMemory(place);
  const found: Found[] = [];
  const whole = { meter: () => undefined, channel: "acme", ...reading };
  for await (const one of read(entries, whole)) found.push(one);
  return found;
};

const named = ({ origin: { file, record }, why }: Extract<Found, { kind: "unfit" }>): string =>
  `${[file, record].filter(Boolean).join(", ")}: ${why}`;

const numbers = (reasons: readonly string[]): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const why of reasons) sums[why] = (sums[why] ?? 0) + 1;
  return sums;
};

/** What a reader finds at a place, or in files: messages, reasons by their number, what was not understood by its name. */
export const foundIn = async (
  reader: Reader,
  place: string | Files,
  reading: Partial<Reading> = {},
) => {
  const found = await all(reader, place, reading);
  return {
    messages: found.flatMap((one) => (one.kind === "message" ? [one.message] : [])),
    left: numbers(found.flatMap((one) => (one.kind === "skipped" ? [one.why] : []))),
    unfit: found.flatMap((one) => (one.kind === "unfit" ? [named(one)] : [])),
    isRecognised: found.some(({ kind }) => kind === "recognised"),
  };
};

/** A message of a channel, sent so many days ago. */
export type Said = {
  readonly id: string;
  readonly ago: number;
  readonly content?: string;
  readonly from?: string;
};

/** A Discord channel as its exporter writes it, in a folder of the test's own; answers the file. */
export const discordChannel = (now: number, messages: readonly Said[]): string => {
  const file = join(folderOfTest(), "channel.json");
  const said = messages.map(({ id, ago, content = "hello", from = "100" }) => ({
    ...{ id, type: "Default", timestamp: iso(now - ago * day), content },
    ...{ author: { id: from, name: "ada" }, attachments: [] },
  }));
  const channel = { guild: { id: "1" }, channel: { id: "42" }, messages: said };
  writeFileSync(file, JSON.stringify(channel));
  return file;
};
