/** Takes an export into an app. Ids follow from the export alone: what was taken before is not taken twice. */
import pMap from "p-map";
import type { Cli } from "../cli.ts";
import { withHint } from "../failure.ts";
import type { Api } from "../http/api.ts";
import { foreseenIn } from "../http/refusal.ts";
import { type Bar, barOf } from "../output/bar.ts";
import { bytesText, counted } from "../output/numbers.ts";
import { readDiscord } from "./discord.ts";
import { type Entry, entriesAt } from "./entries.ts";
import type { Found, Message } from "./found.ts";
import { readIrc } from "./irc.ts";
import { readMatrix } from "./matrix.ts";
import { readMattermost } from "./mattermost.ts";
import type { Meter } from "./read-json.ts";
import { isOver, messagesKept } from "./retention.ts";
import { batchesOf, sendBatch } from "./send.ts";
import { readSlack } from "./slack.ts";
import { type Counts, type Tally, tally } from "./tally.ts";

export const readers = {
  slack: readSlack,
  discord: readDiscord,
  matrix: readMatrix,
  mattermost: readMattermost,
  irc: readIrc,
} as const;
export type Format = keyof typeof readers;

export type Importing = {
  readonly format: Format;
  readonly from: string;
  readonly dryRun: boolean;
  readonly channel: string;
  readonly date?: string | undefined;
};

/** So many batches are under way at once. */
const concurrency = 4;

type Take = { readonly period: string; readonly now: () => number; readonly tally: Tally };

/** What is worth sending; the rest is counted. */
async function* worthSending(
  found: AsyncIterable<Found>,
  { period, now, tally: sums }: Take,
): AsyncGenerator<Message> {
  for await (const one of found) {
    if (one.kind === "skipped") sums.skip(one.why);
    else if (isOver(one.message.sentAt, period, now())) sums.add("tooOld", 1);
    else yield one.message;
  }
}

const meterOn = (bar: Bar, total: number, sums: Tally): Meter => {
  let read = 0;
  return (bytes) => {
    read += bytes;
    const { found } = sums.counts();
    bar.to(read, `${bytesText(read)} of ${bytesText(total)}, ${counted(found, "message")}`);
  };
};

const sizeOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { bytes }) => sum + bytes, 0);

const sender =
  (api: Api, app: string, dryRun: boolean, sums: Tally) =>
  async (batch: readonly Message[]): Promise<void> => {
    if (dryRun) sums.add("stored", batch.length);
    else await sendBatch(api, app, batch, sums);
  };

const stopped = (error: unknown, { stored }: Counts): never => {
  const failure = foreseenIn(error);
  if (failure === undefined || failure.exit === "usage") throw error;
  throw withHint(
    failure,
    `${counted(stored, "message")} taken before that; run the same again, and it goes on`,
  );
};

/** Imports; answers what became of every message. */
export const importFrom = async (cli: Cli, importing: Importing): Promise<Counts> => {
  const { format, from, dryRun, channel, date } = importing;
  const [api, app] = [await cli.api(), cli.app()];
  const period = await messagesKept(api, app);
  const entries = await entriesAt(from);
  const sums = tally();
  const bar = await barOf(cli.io, sizeOf(entries));
  const found = readers[format](entries, meterOn(bar, sizeOf(entries), sums), { channel, date });
  const take = { period, now: cli.io.now, tally: sums };
  try {
    await pMap(batchesOf(worthSending(found, take)), sender(api, app, dryRun, sums), {
      concurrency,
    });
  } catch (error) {
    stopped(error, sums.counts());
  } finally {
    bar.stop();
  }
  return sums.counts();
};
