/** Exports of chats as people have them, in a folder or a ZIP, and what a reader finds in one. */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { zipSync } from "fflate";
import { entriesAt } from "../../cli/import/entries.ts";
import type { Found } from "../../cli/import/found.ts";
import { folderOfTest } from "./terminal.ts";
import { day, iso } from "./verbs.ts";

export type Files = Readonly<Record<string, unknown>>;
export const textOf = (content: unknown): string =>
  typeof content === "string" ? content : JSON.stringify(content);

export const folderOf = (files: Files): string => {
  const folder = folderOfTest();
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), textOf(content));
  }
  return folder;
};
export const zipOf = (files: Files): string => {
  const bytes = Object.entries(files).map(([name, content]) => [
    name,
    Buffer.from(textOf(content)),
  ]);
  const file = join(folderOfTest(), "export.zip");
  writeFileSync(file, zipSync(Object.fromEntries(bytes)));
  return file;
};

export type Read = (
  entries: Awaited<ReturnType<typeof entriesAt>>,
  meter: () => void,
) => AsyncGenerator<Found>;

export const foundIn = async (read: Read, place: string) => {
  const found: Found[] = [];
  for await (const one of read(await entriesAt(place), () => undefined)) found.push(one);
  return {
    messages: found.flatMap((one) => (one.kind === "message" ? [one.message] : [])),
    left: found.flatMap((one) => (one.kind === "skipped" ? [one.why] : [])),
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
