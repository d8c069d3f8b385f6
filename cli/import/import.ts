/** Takes an export into an app. Ids follow from the export alone: what was taken before is not taken twice. */
import pMap from "p-map";
import type { Cli } from "../cli.ts";
import { type Failure, withHint } from "../failure.ts";
import { foreseenIn } from "../http/refusal.ts";
import { type Bar, barOf } from "../output/bar.ts";
import { bytesText, counted } from "../output/numbers.ts";
import type { Meter } from "./bytes.ts";
import { type Entry, entriesAt } from "./entries.ts";
import type { FoundMessage } from "./found.ts";
import type { Reader, Reading } from "./reader.ts";
import { type Format, readers } from "./readers.ts";
import { messagesKept } from "./retention.ts";
import { batchesOf, type Sending, sendBatch } from "./send.ts";
import { mistakeIn, worthSending } from "./sorted.ts";
import { type Counts, type Tally, tally } from "./tally.ts";

export type Importing = Omit<Reading, "meter"> & {
  readonly format: Format;
  readonly from: string;
  readonly dryRun: boolean;
};

export type Imported = {
  readonly counts: Counts;
  /** Why the export cannot be called taken. */
  readonly mistake: Failure | undefined;
};

/** So many batches are under way at once. */
const concurrency = 4;

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
  (sending: Sending, dryRun: boolean) =>
  async (batch: readonly FoundMessage[]): Promise<void> => {
    if (dryRun) sending.tally.add("stored", batch.length);
    else await sendBatch(sending, batch);
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
export const importFrom = async (cli: Cli, importing: Importing): Promise<Imported> => {
  const { format, from, dryRun, ...reading } = importing;
  const [api, app] = [await cli.api(), cli.app()];
  const period = await messagesKept(api, app);
  const files = await entriesAt(from);
  const [sums, understood] = [tally(), { files: 0, brokenOff: 0, unfit: 0 }];
  const total = sizeOf(files.entries);
  const bar = await barOf(cli.io, total);
  const { lookedFor, read, editsUndated }: Reader = readers[format];
  const found = read(files, { ...reading, meter: meterOn(bar, total, sums) });
  const sorting = { period, now: cli.io.now, tally: sums, understood };
  const sending = { api, app, tally: sums, editsUndated, now: cli.io.now };
  try {
    const batches = batchesOf(worthSending(found, sorting));
    await pMap(batches, sender(sending, dryRun), { concurrency });
  } catch (error) {
    stopped(error, sums.counts());
  } finally {
    bar.stop();
  }
  const counts = sums.counts();
  return { counts, mistake: mistakeIn(understood, counts.found, lookedFor) };
};
